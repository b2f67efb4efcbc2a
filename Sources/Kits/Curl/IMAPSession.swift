import CCurl

/// A line to one mailbox. For the thread that made it; it is closed when let go.
package final class IMAPSession {
    private let account: IMAPAccount
    private let handle: CurlHandle

    package init(_ account: IMAPAccount) {
        self.account = account
        handle = CurlHandle()
        handle.set(CURLOPT_USERNAME, account.user)
        handle.set(CURLOPT_PASSWORD, account.password)
        handle.set(CURLOPT_USE_SSL, Int((account.security == .startTLS ? CURLUSESSL_ALL : CURLUSESSL_NONE).rawValue))
        if let authorities = account.authorities { handle.set(CURLOPT_CAINFO, authorities) }
        handle.set(CURLOPT_CONNECTTIMEOUT_MS, account.connectTimeout.milliseconds)
        handle.set(CURLOPT_TIMEOUT_MS, account.timeout.milliseconds)
        handle.set(CURLOPT_MAXCONNECTS, 1)
        handle.set(CURLOPT_WRITEFUNCTION, callback: IMAPAnswer.taking)
    }

    deinit {
        handle.cut()
    }

    /// What is looked for.
    package enum Search: Sendable, Equatable {
        case unseen
        /// Everything that arrived on this day of the server's calendar or later, such as `20-Nov-2026`.
        case since(String)

        fileprivate var words: String {
            switch self {
            case .unseen: "UNSEEN UNDELETED"
            case .since(let day): "SINCE \(day) UNDELETED"
            }
        }
    }

    /// The unique numbers of the messages, in ascending order.
    package func search(_ search: Search) throws(IMAPFailure) -> [Int] {
        let answer = try ask("UID SEARCH \(search.words)", at: account.url)
        var numbers: [Int] = []
        for line in String(decoding: answer, as: UTF8.self).split(whereSeparator: \.isNewline) {
            let words = line.split(separator: " ")
            guard words.count > 1, words[0] == "*", words[1].uppercased() == "SEARCH" else { continue }
            numbers += words.dropFirst(2).compactMap { Int($0) }
        }
        return Set(numbers.filter { $0 > 0 }).sorted()
    }

    /// The message as it was received, or its beginning. The server marks it as seen.
    package func fetch(_ number: Int) throws(IMAPFailure) -> [UInt8] {
        precondition(number > 0, "unique numbers begin at one")
        return try ask(nil, at: "\(account.url);UID=\(number)/;PARTIAL=0.\(account.longestMessage)")
    }

    /// Puts a message into another folder of the same mailbox.
    package func move(_ number: Int, to folder: String) throws(IMAPFailure) {
        _ = try ask("UID MOVE \(number) \(Self.quoted(folder))", at: account.url)
    }

    /// Takes the mark of a seen message away, so that it is found again.
    package func markUnseen(_ number: Int) throws(IMAPFailure) {
        _ = try ask("UID STORE \(number) -FLAGS.SILENT (\\Seen)", at: account.url)
    }

    private func ask(_ command: String?, at url: String) throws(IMAPFailure) -> [UInt8] {
        let answer = IMAPAnswer(longest: account.longestMessage + 65_536)
        handle.set(CURLOPT_URL, url)
        handle.set(CURLOPT_CUSTOMREQUEST, command)
        handle.set(CURLOPT_WRITEDATA, pointer: Unmanaged.passUnretained(answer).toOpaque())
        let code = withExtendedLifetime(answer) { handle.perform() }
        handle.set(CURLOPT_WRITEDATA, pointer: nil)
        guard code == CURLE_OK else { throw failure(code) }
        return answer.bytes
    }

    private func failure(_ code: CURLcode) -> IMAPFailure {
        let words = handle.explanation(code)
        switch code {
        case CURLE_LOGIN_DENIED, CURLE_REMOTE_ACCESS_DENIED: return .denied(words)
        case CURLE_QUOTE_ERROR, CURLE_REMOTE_FILE_NOT_FOUND, CURLE_WRITE_ERROR, CURLE_PARTIAL_FILE:
            return .refused(words)
        default: return .unreachable(words)
        }
    }

    /// A quoted string of RFC 3501 §4.3.
    private static func quoted(_ text: String) -> String {
        let safe = text.filter { !$0.isNewline }
        return "\"" + safe.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
    }
}
