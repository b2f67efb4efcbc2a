import Glibc

/// One message on its way to one recipient: what is said over the line for it.
///
/// - Source: RFC 5321 §3.3 (MAIL, RCPT, DATA), §4.5.2 (dots); RFC 1870 (SIZE); RFC 2920 (commands sent together).
struct SMTPDelivery {
    private let sender: String
    private let recipient: String
    private let size: Int
    /// The message as it goes over the line: its dots doubled where they begin a line, its end marked.
    private let content: [UInt8]

    init(from sender: String, to recipient: String, message: consuming [UInt8]) {
        (self.sender, self.recipient, size) = (sender, recipient, message.count)
        var content = Self.stuffed(message)
        if !content.suffix(2).elementsEqual("\r\n".utf8) { content.append(contentsOf: "\r\n".utf8) }
        content.append(contentsOf: ".\r\n".utf8)
        self.content = content
    }

    /// - Returns: the relay's last word: on the message itself, or the one with which it would not have it.
    func carry(
        over line: SMTPLine, in conversation: SMTPConversation, until end: ContinuousClock.Instant
    ) throws(SMTPLine.Broken) -> SMTPReply {
        if let refusal = try announce(over: line, in: conversation, until: end) { return refusal }
        conversation.hasGoAhead = true
        let result = content.withUnsafeBytes { content in
            Result { () throws(SMTPLine.Broken) in
                try line.say(content, until: end) { conversation.isInDoubt = true }
            }
        }
        try result.get()
        return try line.reply(in: conversation, until: end)
    }

    /// Says who writes to whom and asks for the go-ahead: all at once where the relay takes that, which spares two
    /// journeys there and back.
    ///
    /// - Returns: the first reply that was not the wanted one; nil where the message may follow.
    private func announce(
        over line: SMTPLine, in conversation: SMTPConversation, until end: ContinuousClock.Instant
    ) throws(SMTPLine.Broken) -> SMTPReply? {
        let steps: [(command: String, wanted: ClosedRange<Int>)] = [
            ("MAIL FROM:<\(sender)>\(line.offers("SIZE") ? " SIZE=\(size)" : "")\r\n", 200...299),
            ("RCPT TO:<\(recipient)>\r\n", 200...299), ("DATA\r\n", 354...354),
        ]
        let isTogether = line.offers("PIPELINING")
        if isTogether { try line.say(steps.map(\.command).joined(), until: end) }
        for step in steps {
            if !isTogether { try line.say(step.command, until: end) }
            let reply = try line.reply(in: conversation, until: end)
            guard step.wanted.contains(reply.code) else { return reply }
        }
        return nil
    }

    /// The message with a second dot before each that begins a line. Most messages have none, and stay as they are.
    private static func stuffed(_ message: consuming [UInt8]) -> [UInt8] {
        let places = dotsAtLineStart(in: message)
        guard !places.isEmpty else { return message }
        var stuffed: [UInt8] = []
        stuffed.reserveCapacity(message.count + places.count + 5)
        var done = 0
        for place in places {
            stuffed += message[done...place]
            done = place
        }
        stuffed += message[done...]
        return stuffed
    }

    private static func dotsAtLineStart(in message: borrowing [UInt8]) -> [Int] {
        message.withUnsafeBytes { bytes in
            guard let start = bytes.baseAddress else { return [] }
            var places: [Int] = []
            var next = 0
            while next < bytes.count, let dot = memchr(start + next, 0x2E, bytes.count - next) {
                let place = start.distance(to: dot)
                if place == 0 || bytes[place - 1] == 0x0A { places.append(place) }
                next = place + 1
            }
            return places
        }
    }
}
