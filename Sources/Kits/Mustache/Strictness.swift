/// What becomes of a name the data does not have.
package enum Strictness: Sendable {
    /// It is empty, as the specification has it.
    case lenient
    /// It is an error, and so is a partial that does not exist. Null is there and empty.
    case strict
}
