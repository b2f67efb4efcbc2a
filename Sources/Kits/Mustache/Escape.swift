/// What is done to a value so that it stays data in the text it is put into.
package enum Escape: Sendable {
    /// `&`, `<`, `>` and `"` become entities, as the specification has it.
    case html
    case none
    /// Anything else, such as the escapes of a markup.
    case custom(@Sendable (String) -> String)
}
