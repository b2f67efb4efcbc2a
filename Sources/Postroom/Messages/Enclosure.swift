/// A document that travels with a message.
package struct Enclosure: Sendable {
    /// As the recipient sees it.
    package let filename: String
    package let mediaType: String
    package let bytes: [UInt8]
}
