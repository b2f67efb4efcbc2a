import Foundation
import Glibc

/// One conversation of the scripted mail server.
struct MailVisitor {
    private let connection: Int32
    private let desk: MailDesk
    private var waiting: [UInt8] = []
    private var isSignedIn = false
    private var isOpen = true

    init(_ connection: Int32, _ desk: MailDesk) {
        self.connection = connection
        self.desk = desk
    }

    mutating func serve() {
        answer(.greeting, "220 mail.example ESMTP")
        while isOpen, let line = nextLine() {
            let words = line.split(separator: " ")
            let verb = words.first?.uppercased() ?? ""
            if verb != "AUTH" { desk.note { $0.commands.append(line) } }
            switch verb {
            case "EHLO": answer(.hello, hello())
            case "HELO": answer(.hello, "250 mail.example")
            case "STARTTLS": answer(.startTLS, "454 4.7.0 TLS not available")
            case "AUTH": signIn(words.dropFirst().map(String.init))
            case "MAIL":
                let mayPass = isSignedIn || desk.signIn == nil
                answer(.sender, mayPass ? "250 2.1.0 Ok" : "530 5.7.0 Authentication required")
            case "RCPT": answer(.recipient, "250 2.1.5 Ok")
            case "DATA": if answer(.data, "354 End data with <CR><LF>.<CR><LF>") { takeContent() }
            case "QUIT":
                answer(.quit, "221 2.0.0 Bye")
                isOpen = false
            default: say("502 5.5.2 Error: command not recognised")
            }
        }
    }

    private func hello() -> String {
        let lines = ["mail.example"] + desk.offers
        return lines.enumerated().map { "250\($0 == lines.count - 1 ? " " : "-")\($1)" }.joined(separator: "\r\n")
    }

    /// Says the usual thing, or does what the script wants instead.
    /// - Returns: true where the usual thing was said.
    @discardableResult
    private mutating func answer(_ moment: MailScript.Moment, _ usual: String) -> Bool {
        switch desk.act(at: moment) {
        case nil:
            say(usual)
            return true
        case .hold:
            desk.hold()
            say(usual)
            return true
        case .reply(let text): say(text)
        case .replyThenDrop(let text):
            say(text)
            isOpen = false
        case .drop: isOpen = false
        case .stall: stall()
        case .talkNonsense:
            say("220 2.0.0 Ready to start TLS")
            say("this is no TLS at all")
        }
        return false
    }

    private mutating func takeContent() {
        guard let content = content() else { return isOpen = false }
        let name = Self.messageID(content)
        desk.note { $0.contents.append(content) }
        let act = desk.act(at: .content)
        if case .reply(let text) = act { return say(text) }
        desk.note { $0.taken[name, default: 0] += 1 }
        switch act {
        case .drop: isOpen = false
        case .stall: stall()
        case .hold:
            desk.hold()
            say("250 2.0.0 Ok: queued as \(name)")
        case .replyThenDrop(let text):
            say(text)
            isOpen = false
        default: say("250 2.0.0 Ok: queued as \(name)")
        }
        if isOpen, let act = desk.act(at: .afterVerdict) {
            if case .replyThenDrop(let text) = act { say(text) }
            isOpen = false
        }
    }

    /// The message up to the line with the dot, without the dots that were put in for the way.
    private mutating func content() -> [UInt8]? {
        var content: [UInt8] = []
        var isInterrupted = false
        while let line = nextRawLine() {
            if line == [0x2E, 0x0D, 0x0A] { return content }
            content += line.first == 0x2E ? line.dropFirst() : line[...]
            if !isInterrupted, content.count > 1000 {
                isInterrupted = true
                switch desk.act(at: .midContent) {
                case .drop: return nil
                case .replyThenDrop(let text):
                    say(text)
                    return nil
                case .stall, .hold:
                    desk.hold()  // reading nothing, so that the other side's writing comes to a standstill
                    return nil
                default: break
                }
            }
        }
        return nil
    }

    private mutating func signIn(_ words: [String]) {
        var given: [String] = []
        if words.first?.uppercased() == "PLAIN" {
            if words.count < 2 { say("334 ") }
            let answer = words.count < 2 ? nextLine() ?? "" : words[1]
            given = Self.decoded(answer).split(separator: "\0").map(String.init)
        } else {
            say("334 VXNlcm5hbWU6")
            given.append(Self.decoded(words.count > 1 ? words[1] : nextLine() ?? ""))
            say("334 UGFzc3dvcmQ6")
            given.append(Self.decoded(nextLine() ?? ""))
        }
        isSignedIn = desk.signIn.map { given == [$0.user, $0.password] } ?? true
        answer(.signIn, isSignedIn ? "235 2.7.0 Authentication successful" : "535 5.7.8 Authentication failed")
    }

    private static func decoded(_ base64: String) -> String {
        String(decoding: Data(base64Encoded: base64) ?? Data(), as: UTF8.self)
    }

    private static func messageID(_ content: [UInt8]) -> String {
        let lines = String(decoding: content.prefix(4000), as: UTF8.self).split(whereSeparator: \.isNewline)
        let line = lines.first { $0.lowercased().hasPrefix("message-id:") }
        return line.map { String($0.drop { $0 != "<" }.dropFirst().prefix { $0 != ">" }) } ?? ""
    }

    private func say(_ text: String) {
        let bytes = Array("\(text)\r\n".utf8)
        var done = 0
        while done < bytes.count {
            let count = bytes.withUnsafeBytes {
                send(connection, $0.baseAddress! + done, $0.count - done, Int32(MSG_NOSIGNAL))
            }
            if count <= 0 { return }  // the other side is gone, which the next read will notice
            done += count
        }
    }

    /// Reads and forgets until the other side hangs up.
    private mutating func stall() {
        while nextRawLine() != nil {}
        isOpen = false
    }

    private mutating func nextLine() -> String? {
        guard let line = nextRawLine() else { return nil }
        return String(decoding: line.prefix { $0 != 0x0D && $0 != 0x0A }, as: UTF8.self)
    }

    /// The next line with its end; nil where the other side hung up.
    private mutating func nextRawLine() -> [UInt8]? {
        var searched = 0
        while true {
            if let end = waiting[searched...].firstIndex(of: 0x0A) {
                let line = Array(waiting[...end])
                waiting.removeSubrange(...end)
                return line
            }
            searched = waiting.count
            var piece = [UInt8](repeating: 0, count: 16_384)
            let count = recv(connection, &piece, piece.count, 0)
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return nil }
            waiting += piece[..<count]
        }
    }
}
