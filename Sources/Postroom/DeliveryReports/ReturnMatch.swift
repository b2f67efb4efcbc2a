/// The message that something which came back is about.
package struct ReturnMatch: Sendable, Equatable {
    package let message: ID<Message>
    package let organisation: ID<Organisation>
    /// The address that it went to.
    package let recipient: String
    /// Known by its key, which nobody can guess. Without one anybody who knows the recipient's address may have
    /// written the report, so nothing final follows from it.
    package let isCertain: Bool
}
