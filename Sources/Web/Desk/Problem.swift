/// Something that the person who filled in a form can put right.
package struct Problem: Sendable, Equatable {
    /// The name of the field beside which it is said.
    package let field: String
    package let message: String

    package init(field: String, message: String) {
        self.field = field
        self.message = message
    }
}
