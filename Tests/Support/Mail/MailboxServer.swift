import Foundation
import Glibc
import Instruments
import Synchronization

/// An IMAP server on loopback with one mailbox, as much of one as a reader of bounces needs.
///
/// - Source: RFC 3501; RFC 6851 for MOVE.
package final class MailboxServer: Sendable {
    /// A message as it lies in a folder.
    package struct Kept: Sendable {
        package let number: Int
        package var folder: String
        package var isSeen = false
        let bytes: [UInt8]
    }

    package let port: Int
    private let listener: LoopbackListener
    private let state: Mutex<[Kept]>
    private let knowsMove: Bool

    package init(knowsMove: Bool = true) {
        let listener = LoopbackListener(backlog: 16)
        (self.listener, self.knowsMove) = (listener, knowsMove)
        port = listener.port
        state = Mutex([])
        Thread.detachNewThread { [weak self] in
            while true {
                let connection = accept(listener.socket, nil, nil)
                guard connection >= 0 || errno == EINTR else { break }
                guard connection >= 0 else { continue }
                Thread.detachNewThread { [weak self] in
                    self?.serve(connection)
                    close(connection)
                }
            }
            close(listener.socket)
        }
    }

    deinit { listener.wake() }

    /// What lies in the mailbox, in the order of arrival.
    package var messages: [Kept] { state.withLock { $0 } }

    package func deliver(_ text: String, isSeen: Bool = false) {
        let bytes = Array(text.replacing("\r\n", with: "\n").replacing("\n", with: "\r\n").utf8)
        state.withLock {
            $0.append(Kept(number: ($0.last?.number ?? 0) + 1, folder: "INBOX", isSeen: isSeen, bytes: bytes))
        }
    }

    // MARK: One conversation

    private func serve(_ connection: Int32) {
        say(connection, "* OK [CAPABILITY IMAP4rev1] ready\r\n")
        var waiting: [UInt8] = []
        var isSignedIn = false
        while let line = Self.line(connection, &waiting) {
            let words = line.split(separator: " ", maxSplits: 2).map(String.init)
            guard words.count >= 2 else { continue }
            let (tag, verb, rest) = (words[0], words[1].uppercased(), words.count > 2 ? words[2] : "")
            switch verb {
            case "CAPABILITY": say(connection, "* CAPABILITY IMAP4rev1 MOVE\r\n\(tag) OK done\r\n")
            case "LOGIN":
                isSignedIn = rest.contains("returns") && rest.contains("secret")
                say(
                    connection,
                    isSignedIn ? "\(tag) OK signed in\r\n" : "\(tag) NO [AUTHENTICATIONFAILED] who are you\r\n")
            case "SELECT":
                let count = messages.count { $0.folder == "INBOX" }
                say(
                    connection, "* \(count) EXISTS\r\n* OK [UIDVALIDITY 1] valid\r\n\(tag) OK [READ-WRITE] selected\r\n"
                )
            case "UID" where isSignedIn: say(connection, uid(rest, tag))
            case "LOGOUT": return say(connection, "* BYE\r\n\(tag) OK bye\r\n")
            default: say(connection, "\(tag) BAD not known\r\n")
            }
        }
    }

    private func uid(_ command: String, _ tag: String) -> [UInt8] {
        let words = command.split(separator: " ").map(String.init)
        let verb = words.first?.uppercased() ?? ""
        let number = words.count > 1 ? Int(words[1]) ?? 0 : 0
        switch verb {
        case "SEARCH":
            let isUnseen = command.uppercased().contains("UNSEEN")
            let found = messages.filter { $0.folder == "INBOX" && !(isUnseen && $0.isSeen) }.map { "\($0.number)" }
            return Array(
                "* SEARCH\(found.isEmpty ? "" : " ")\(found.joined(separator: " "))\r\n\(tag) OK done\r\n".utf8)
        case "FETCH":
            let kept = state.withLock { list -> Kept? in
                guard let index = list.firstIndex(where: { $0.number == number && $0.folder == "INBOX" }) else {
                    return nil
                }
                list[index].isSeen = true
                return list[index]
            }
            guard let kept else { return Array("\(tag) OK nothing\r\n".utf8) }
            let bytes = kept.bytes.prefix(Self.limit(in: command) ?? kept.bytes.count)
            return Array("* \(number) FETCH (UID \(number) BODY[] {\(bytes.count)}\r\n".utf8) + bytes
                + Array(")\r\n\(tag) OK done\r\n".utf8)
        case "MOVE" where !knowsMove: return Array("\(tag) BAD not known\r\n".utf8)
        case "MOVE", "STORE":
            state.withLock { list in
                guard let index = list.firstIndex(where: { $0.number == number }) else { return }
                if verb == "MOVE" {
                    list[index].folder = words[2].trimmingCharacters(in: ["\""])
                } else {
                    list[index].isSeen = words[2].hasPrefix("+")
                }
            }
            return Array("\(tag) OK done\r\n".utf8)
        default: return Array("\(tag) BAD not known\r\n".utf8)
        }
    }

    /// The length in `BODY[]<0.4194304>`.
    private static func limit(in command: String) -> Int? {
        guard let match = command.firstMatch(of: /<0\.(\d+)>/) else { return nil }
        return Int(match.1)
    }

    private func say(_ connection: Int32, _ text: String) { say(connection, Array(text.utf8)) }

    private func say(_ connection: Int32, _ bytes: [UInt8]) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes {
                send(connection, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
            }
            guard count > 0 else { return }
            rest = rest.dropFirst(count)
        }
    }

    private static func line(_ connection: Int32, _ waiting: inout [UInt8]) -> String? {
        while true {
            if let end = waiting.firstIndex(of: 0x0A) {
                let line = String(decoding: waiting[..<end].filter { $0 != 0x0D }, as: UTF8.self)
                waiting.removeSubrange(...end)
                return line
            }
            var piece = [UInt8](repeating: 0, count: 4_096)
            let count = recv(connection, &piece, piece.count, 0)
            guard count > 0 else { return nil }
            waiting += piece[..<count]
        }
    }
}
