/// A message as it comes back, and what should be made of it.
package struct ReturnedSample: Sendable {
    /// Which system wrote it, and in which shape, for the message of a failing test.
    package let name: String
    package let bytes: [UInt8]
    package let kind: Misfortune.Kind
    /// The key of the letter that it is about; nil for a letter that nobody sent.
    package let key: String?
}
