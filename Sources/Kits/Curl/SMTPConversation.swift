import CCurl

/// What goes out and what comes back while one message is being sent; libcurl's callbacks write here.
final class SMTPConversation {
    private(set) var replies: [SMTPReply] = []
    /// The first reply after the go-ahead (354): the relay's word on the message itself.
    private(set) var verdict: SMTPReply?
    /// The relay said 354, so what follows is the message.
    private(set) var hasGoAhead = false
    /// The last byte of the message was handed over. libcurl then writes the final dot by itself, so from here on the
    /// relay may have the message.
    private(set) var isInDoubt = false

    private var message: UnsafeBufferPointer<UInt8>
    private var given = 0
    private var earlierLines: [String] = []

    init(message: UnsafeBufferPointer<UInt8>) {
        self.message = message
    }

    /// Gives libcurl the next bytes of the message.
    func give(_ buffer: UnsafeMutableRawBufferPointer) -> Int {
        let count = min(buffer.count, message.count - given)
        if count > 0, let target = buffer.baseAddress, let source = message.baseAddress {
            target.copyMemory(from: source + given, byteCount: count)
            given += count
        }
        if given == message.count { isInDoubt = true }
        return count
    }

    /// Takes one line from the server. A reply is whole when a space follows its code.
    func hear(_ line: UnsafeRawBufferPointer) {
        var line = line[...]
        while let last = line.last, last == 0x0A || last == 0x0D { line.removeLast() }
        let digits = line.prefix(3)
        guard digits.count == 3, digits.allSatisfy({ (0x30...0x39).contains($0) }) else { return }
        let code = digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
        let text = String(decoding: line.dropFirst(4), as: UTF8.self)
        guard line.dropFirst(3).first != UInt8(ascii: "-") else { return earlierLines.append(text) }
        let reply = SMTPReply(code: code, text: (earlierLines + [text]).joined(separator: "\n"))
        earlierLines = []
        if code == 334 || code == 221 { return }  // a step of signing in and the farewell: not for the record
        replies.append(reply)
        if code == 354 {
            hasGoAhead = true
        } else if hasGoAhead, verdict == nil {
            verdict = reply
        }
    }

    static let giving: ccurl_callback = { bytes, size, count, context in
        guard let bytes, let context else { return Int(CURL_READFUNC_ABORT) }
        let conversation = Unmanaged<SMTPConversation>.fromOpaque(context).takeUnretainedValue()
        return conversation.give(UnsafeMutableRawBufferPointer(start: bytes, count: size * count))
    }

    static let hearing: ccurl_callback = { bytes, size, count, context in
        guard let bytes, let context else { return size * count }
        let conversation = Unmanaged<SMTPConversation>.fromOpaque(context).takeUnretainedValue()
        conversation.hear(UnsafeRawBufferPointer(start: bytes, count: size * count))
        return size * count
    }
}
