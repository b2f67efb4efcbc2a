/// What a bounce still shows of the message that it is about.
package struct ReturnedOriginal: Sendable {
    /// As people read it; nil where it is cut off.
    package let subject: String?
    /// Unix seconds.
    package let date: Int?
    /// The `Message-ID` field as it stands.
    package let messageID: String?
    package let to: String?

    init(_ header: ReceivedHeader) {
        subject = header.text("subject")
        date = header["date"].flatMap(MailDate.read)
        messageID = header["message-id"]
        to = header["to"]
    }

    var isBare: Bool { subject == nil && messageID == nil && to == nil }

    /// Looks for headers that were put into text, where there is no part of its own for it; quote marks are taken off.
    static func headers(in text: String) -> [ReceivedHeader] {
        let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
            .prefix(4_000).map { $0.drop { $0 == ">" || $0 == " " || $0 == "|" || $0 == "\t" } }
        let marks = ["message-id:", "subject:", "return-path:", "received:"]
        func isMark(_ line: Substring) -> Bool {
            let start = line.prefix(14).lowercased()
            return marks.contains { start.hasPrefix($0) }
        }
        var named: [ReceivedHeader] = []
        var best: ReceivedHeader?
        var index = 0
        while index < lines.count {
            guard isMark(lines[index]) else {
                index += 1
                continue
            }
            var start = index
            while start > 0, isField(lines[start - 1]) { start -= 1 }
            var end = index
            var block: [UInt8] = []
            for line in lines[start...].prefix(200) {
                if line.isEmpty { break }
                // With the quote marks went what told a folded line from a new one.
                block += Array((isField(line) ? "" : " ").utf8) + Array(line.utf8) + [0x0A]
                end += 1
            }
            let (header, _) = ReceivedHeader.read(block[...])
            if header["message-id"] != nil, named.count < 10 { named.append(header) }
            if best == nil, header["subject"] != nil, header.fields.count > 2 { best = header }
            index = max(end, index + 1)
        }
        return named.isEmpty ? [best].compactMap(\.self) : named
    }

    private static func isField(_ line: Substring) -> Bool {
        guard let colon = line.firstIndex(of: ":"), colon > line.startIndex else { return false }
        return line[..<colon].utf8.count <= 40
            && line[..<colon].utf8.allSatisfy { ($0 > 0x20 && $0 < 0x7F) && $0 != UInt8(ascii: "@") }
    }
}
