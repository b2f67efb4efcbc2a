/// A file that is kept: a letter's PDF, a bill, an upload.
package struct Document: Sendable, Equatable {
    package enum Kind: String, Sendable {
        case letter, bill, upload, rejects
    }

    package let id: ID<Document>
    package let kind: Kind
    package let filename: String
    package let mediaType: String
    /// Bytes.
    package let size: Int
    package let pages: Int?
    /// SHA-256 of the bytes, in hex.
    package let digest: String
}
