/// Bounces, warnings, receipts and complaints as many mail systems write them: nothing of them is copied, each is
/// written anew in the manner of its system.
package enum BounceCorpus {
    typealias Maker = @Sendable (SentLetter, ReturnShape) -> (text: String, kind: Misfortune.Kind)

    /// Every system by name.
    static let systems: [(name: String, make: Maker)] = reporting + plain + others

    package static var systemCount: Int { systems.count }

    /// The sample with this number about the letter; the same number always gives the same.
    package static func sample(_ number: Int, about letter: SentLetter) -> ReturnedSample {
        let (name, make) = systems[number % systems.count]
        let shape = ReturnShape(number: number)
        var (text, kind) = make(letter, shape)
        if shape.isLoud { text = loud(text) }
        if shape.isForwarded, kind != .other { text = forwarded(text, letter) }
        let bytes = Array(text.replacing("\n", with: shape.lineEnd).utf8)
        return ReturnedSample(
            name: "\(name) \(number) \(shape.givenBack) \(shape.envelope)", bytes: bytes, kind: kind, key: letter.key)
    }

    /// The fields of the first header in capitals, as some gateways leave them.
    private static func loud(_ text: String) -> String {
        var isHeader = true
        return text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
            if line.isEmpty { isHeader = false }
            guard isHeader, let colon = line.firstIndex(of: ":"), line.first?.isLetter == true else {
                return String(line)
            }
            return line[..<colon].uppercased() + line[colon...]
        }.joined(separator: "\n")
    }

    /// A clerk at the sender's passes the bounce on as an attachment.
    private static func forwarded(_ text: String, _ letter: SentLetter) -> String {
        """
        From: Somebody <post@\(letter.domain)>
        To: returns@\(letter.domain)
        Subject: FW: Undeliverable
        MIME-Version: 1.0
        Content-Type: multipart/mixed; boundary=fwd_1

        --fwd_1
        Content-Type: text/plain

        This came back, please look.
        --fwd_1
        Content-Type: message/rfc822

        \(text)
        --fwd_1--

        """
    }

    /// A report in three parts, or two.
    static func report(
        from: String, subject: String, human: String, status: String, _ letter: SentLetter, _ shape: ReturnShape,
        extra: String = "", statusType: String = "message/delivery-status", html: Bool = false
    ) -> String {
        let mark = "mark_\(letter.key.suffix(8))/x.1"
        var text = """
            Return-Path: <>
            From: \(from)
            \(shape.delivery(letter))
            Subject: \(subject)
            Date: Fri, 20 Nov 2026 09:10:00 +0000
            Message-ID: <20261120091000.\(letter.key.suffix(5))@mx.\(letter.recipientDomain)>\(extra.isEmpty ? "" : "\n" + extra)
            MIME-Version: 1.0
            Content-Type: multipart/report; report-type=delivery-status;
            \tboundary="\(mark)"

            This is a MIME-encapsulated message.

            --\(mark)
            Content-Type: text/\(html ? "html" : "plain"); charset=utf-8

            \(human)

            --\(mark)
            Content-Type: \(statusType)

            \(status)

            """
        if let (type, encoding, body) = shape.returned(letter) {
            text += "\n--\(mark)\nContent-Type: \(type)\n"
            if !encoding.isEmpty { text += "Content-Transfer-Encoding: \(encoding)\n" }
            text += "\n\(body)"
        }
        return text + (shape.isTorn ? "" : "\n--\(mark)--\n")
    }

    /// A bounce in plain text, the letter given back below a line.
    static func note(
        from: String, subject: String, human: String, fence: String, _ letter: SentLetter, _ shape: ReturnShape,
        extra: String = ""
    ) -> String {
        let back: String
        switch shape.givenBack {
        case .message, .global, .encoded: back = "\(fence)\n\n\(letter.whole)"
        case .headers: back = "\(fence)\n\n\(letter.header)\n"
        case .ownHeaders: back = "\(fence)\n\n\(letter.ownHeader)\n"
        case .cutOff: back = "\(fence)\n\n\(letter.header.prefix(letter.header.count * 4 / 5 + 10))"
        case .nothing: back = ""
        }
        return """
            Return-Path: <>
            From: \(from)
            \(shape.delivery(letter))
            Subject: \(subject)
            Date: Fri, 20 Nov 2026 09:10:00 +0000\(extra.isEmpty ? "" : "\n" + extra)

            \(human)

            \(back)
            """
    }
}
