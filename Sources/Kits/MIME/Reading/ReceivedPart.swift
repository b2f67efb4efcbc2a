/// A received message, or one part of it.
///
/// Reads anything without failing: what is broken is read as far as it goes, and what lies beyond the limits counts as
/// text.
package struct ReceivedPart: Sendable {
    package let header: ReceivedHeader
    package let type: ContentType
    /// The parts of a multipart, or the one message that lies inside.
    package let parts: [ReceivedPart]
    /// As received, still encoded for the journey.
    private let body: ArraySlice<UInt8>

    package static func read(_ message: [UInt8], limits: ReadingLimits = ReadingLimits()) -> ReceivedPart {
        var reader = PartReader(limits: limits)
        return reader.read(message.prefix(limits.bytes))
    }

    init(header: ReceivedHeader, type: ContentType, parts: [ReceivedPart], body: ArraySlice<UInt8>) {
        (self.header, self.type, self.parts, self.body) = (header, type, parts, body)
    }

    /// The bytes it carries.
    package var content: [UInt8] { Self.decoded(body, header) }

    /// What it says, where it is text; HTML without its marks.
    package var text: String {
        let text = Charset.text(content, type.parameters["charset"])
        return type.name == "text/html" ? HTMLWords.read(text) : text
    }

    /// This part and everything in it, outer before inner, first before last.
    package var all: [ReceivedPart] { [self] + parts.flatMap(\.all) }

    static func decoded(_ body: ArraySlice<UInt8>, _ header: ReceivedHeader) -> [UInt8] {
        switch encoding(header) {
        case "base64": Base64.decode(body)
        case "quoted-printable": QuotedPrintable.decode(body)
        default: Array(body)
        }
    }

    static func encoding(_ header: ReceivedHeader) -> String {
        guard let value = header["content-transfer-encoding"] else { return "" }
        var scanner = ParameterScanner(value)
        return scanner.word(until: ";").lowercased()
    }
}
