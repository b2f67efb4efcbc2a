/// A file that goes with a message.
package struct MailAttachment: Hashable, Sendable {
    package let filename: String
    /// `type/subtype`, without parameters.
    package let mediaType: String
    package let bytes: [UInt8]

    /// - Parameter filename: people's text; control characters become spaces, slashes become `_`.
    package init(filename: String, mediaType: String, bytes: [UInt8]) throws(MailFault) {
        let parts = mediaType.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
        guard parts.count == 2, parts.allSatisfy({ !$0.isEmpty && $0.allSatisfy(Self.isToken) }) else {
            throw .malformedMediaType
        }
        self.filename = HeaderText.tidied(String(filename.map { $0 == "/" || $0 == "\\" ? "_" : $0 }))
        self.mediaType = mediaType
        self.bytes = bytes
    }

    /// What a media type may be made of (RFC 6838 §4.2).
    private static func isToken(_ byte: UInt8) -> Bool {
        HeaderText.isAtomic(byte) && byte != UInt8(ascii: "/") || byte == UInt8(ascii: ".")
    }

    func writeHeaders(to header: inout HeaderWriter) {
        header.field("Content-Type", mediaType)
        header.begin("Content-Disposition")
        header.write("attachment".utf8, afterSpace: true)
        Filename.write(filename, to: &header)
        header.end()
        header.field("Content-Transfer-Encoding", "base64")
        header.end()
    }
}
