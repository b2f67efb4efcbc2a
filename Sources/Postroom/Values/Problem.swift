/// Something that a person can put right, and where.
package struct Problem: Hashable, Sendable {
    /// The name of the form field it stands beside; empty where it is about the whole.
    package let field: String
    /// How to mend it, in a sentence.
    package let message: String

    package init(field: String = "", _ message: String) {
        self.field = field
        self.message = message
    }
}
