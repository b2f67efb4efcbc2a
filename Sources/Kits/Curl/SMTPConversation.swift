import CCurl

/// What the relay said while one message was being sent, and how far the message came.
final class SMTPConversation {
    private(set) var replies: [SMTPReply] = []
    /// The relay said 354, so what follows is the message.
    var hasGoAhead = false
    /// The last byte of the message may have left: from here on the relay may have the message.
    var isInDoubt = false
    private var earlierLines: [String] = []

    /// The lines of the last reply to EHLO, the relay's own name left out: what it offers.
    var greeting: [String] {
        let hello = replies.last { $0.code == 250 }?.text.uppercased() ?? ""
        return hello.split(separator: "\n").dropFirst().map(String.init)
    }

    /// Takes one line from the server. A reply is whole when a space follows its code.
    ///
    /// - Returns: the reply that the line ends; nil where it ends none.
    @discardableResult
    func hear(_ line: UnsafeRawBufferPointer) -> SMTPReply? {
        var line = line[...]
        while let last = line.last, last == 0x0A || last == 0x0D { line.removeLast() }
        let digits = line.prefix(3)
        guard digits.count == 3, digits.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        let code = digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
        let text = String(decoding: line.dropFirst(4), as: UTF8.self)
        guard line.dropFirst(3).first != UInt8(ascii: "-") else {
            earlierLines.append(text)
            return nil
        }
        let reply = SMTPReply(code: code, text: (earlierLines + [text]).joined(separator: "\n"))
        earlierLines = []
        // A step of signing in and the farewell are not for the record.
        if code != 334, code != 221 { replies.append(reply) }
        return reply
    }

    /// Hears what libcurl is told while it connects.
    static let hearing: ccurl_callback = { bytes, size, count, context in
        guard let bytes, let context else { return size * count }
        let conversation = Unmanaged<SMTPConversation>.fromOpaque(context).takeUnretainedValue()
        conversation.hear(UnsafeRawBufferPointer(start: bytes, count: size * count))
        return size * count
    }
}
