import CCurl
import Glibc

/// A connection to a relay, made and signed in by libcurl, over which commands go out and replies come back.
///
/// libcurl does what is hard: names, addresses, TLS, certificates, signing in. It would carry messages too, but one
/// command at a time, and looking at every byte for dots; so what is said about messages is said in `SMTPSession`.
///
/// For the thread that made it.
final class SMTPLine {
    /// The connection is of no use any more.
    struct Broken: Error {
        let reason: String
        var isTimeout = false
        var trouble: SMTPTrouble?
    }

    /// At most so much is handed to libcurl in one go.
    private static let largestPiece = 64 << 10
    /// A reply longer than this is none.
    private static let longestReply = 64 << 10

    private let handle: CurlHandle
    private let patience: Duration
    private let offers: [String]
    /// What arrived and has not been read yet.
    private var unread: [UInt8] = []

    /// Connects, and signs in where the settings say so. What the relay says meanwhile goes into the conversation.
    init(to relay: SMTPRelay, in conversation: SMTPConversation) throws(Broken) {
        handle = CurlHandle(connectingTo: relay)
        patience = relay.replyTimeout
        handle.set(CURLOPT_HEADERDATA, pointer: Unmanaged.passUnretained(conversation).toOpaque())
        let code = handle.perform()
        handle.set(CURLOPT_HEADERDATA, pointer: nil)
        offers = conversation.greeting
        guard code == CURLE_OK else {
            let reason = handle.explanation(code)
            handle.cut()
            throw Broken(
                reason: reason, isTimeout: code == CURLE_OPERATION_TIMEDOUT, trouble: Self.trouble(code))
        }
    }

    private static func trouble(_ code: CURLcode) -> SMTPTrouble? {
        switch code {
        case CURLE_USE_SSL_FAILED, CURLE_SSL_CONNECT_ERROR: .security
        case CURLE_PEER_FAILED_VERIFICATION: .certificate
        case CURLE_LOGIN_DENIED: .signIn
        default: nil
        }
    }

    /// Letting go of a line cuts it: nothing that was in flight can be mistaken for an answer later.
    deinit { handle.cut() }

    /// Whether the relay's greeting named this extension of SMTP.
    func offers(_ name: String) -> Bool {
        offers.contains { $0 == name || $0.hasPrefix(name + " ") }
    }

    /// Whether nothing was said unasked, and nobody hung up.
    var isQuiet: Bool { unread.isEmpty && handle.hasIdleConnection }

    /// Says something, however slowly the other side reads.
    ///
    /// - Parameter beforeLast: called before the last byte may leave.
    func say(
        _ bytes: UnsafeRawBufferPointer, until end: ContinuousClock.Instant, beforeLast: () -> Void = {}
    ) throws(Broken) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let piece = UnsafeRawBufferPointer(rebasing: rest.prefix(Self.largestPiece))
            if piece.count == rest.count { beforeLast() }
            var sent = 0
            switch curl_easy_send(handle.pointer, piece.baseAddress, piece.count, &sent) {
            case CURLE_OK: rest = rest.dropFirst(sent)
            case CURLE_AGAIN: try wait(for: POLLOUT, until: end)
            case let code: throw Broken(reason: handle.explanation(code))
            }
        }
    }

    func say(_ text: String, until end: ContinuousClock.Instant) throws(Broken) {
        let bytes = Array(text.utf8)
        let result = bytes.withUnsafeBytes { bytes in
            Result { () throws(Broken) in try say(bytes, until: end) }
        }
        try result.get()
    }

    /// Waits for the next reply and adds it to the conversation.
    func reply(in conversation: SMTPConversation, until end: ContinuousClock.Instant) throws(Broken) -> SMTPReply {
        while true {
            while let lineEnd = unread.firstIndex(of: 0x0A) {
                let reply = unread[...lineEnd].withUnsafeBytes { conversation.hear($0) }
                unread.removeSubrange(...lineEnd)
                if let reply { return reply }
            }
            guard unread.count < Self.longestReply else { throw Broken(reason: "a reply without an end") }
            try receive(until: end)
        }
    }

    private func receive(until end: ContinuousClock.Instant) throws(Broken) {
        while true {
            var got = 0
            let code = withUnsafeTemporaryAllocation(byteCount: 4 << 10, alignment: 8) { room in
                let code = curl_easy_recv(handle.pointer, room.baseAddress, room.count, &got)
                if code == CURLE_OK { unread.append(contentsOf: room[..<got]) }
                return code
            }
            switch code {
            case CURLE_OK where got > 0: return
            case CURLE_OK: throw Broken(reason: "the relay hung up")
            case CURLE_AGAIN: try wait(for: POLLIN, until: end)
            default: throw Broken(reason: handle.explanation(code))
            }
        }
    }

    private func wait(for event: Int32, until end: ContinuousClock.Instant) throws(Broken) {
        guard let socket = handle.socket else { throw Broken(reason: "the connection is gone") }
        var descriptor = pollfd(fd: socket, events: Int16(event), revents: 0)
        let left = min(patience, ContinuousClock.now.duration(to: end))
        let ready = left > .zero ? poll(&descriptor, 1, Int32(clamping: left.milliseconds)) : 0
        guard ready != 0 else {
            let doing = event == POLLOUT ? "reads no further" : "does not answer"
            throw Broken(reason: "the relay \(doing): timed out", isTimeout: true)
        }
        guard ready > 0 || errno == EINTR else { throw Broken(reason: String(cString: strerror(errno))) }
    }
}

extension CurlHandle {
    /// Ready to connect to a relay, and to do nothing more.
    fileprivate convenience init(connectingTo relay: SMTPRelay) {
        self.init()
        set(CURLOPT_URL, relay.url)
        set(CURLOPT_CONNECT_ONLY, 1)
        let security: curl_usessl =
            switch relay.security {
            case .none, .tls: CURLUSESSL_NONE
            case .startTLSIfOffered: CURLUSESSL_TRY
            case .startTLS: CURLUSESSL_ALL
            }
        set(CURLOPT_USE_SSL, Int(security.rawValue))
        set(CURLOPT_USERNAME, relay.user)
        set(CURLOPT_PASSWORD, relay.password)
        if let authorities = relay.authorities { set(CURLOPT_CAINFO, authorities) }
        set(CURLOPT_CONNECTTIMEOUT_MS, relay.connectTimeout.milliseconds)
        setReplyTimeout(relay.replyTimeout)
        set(CURLOPT_TIMEOUT_MS, relay.messageTimeout.milliseconds)
        set(CURLOPT_HEADERFUNCTION, callback: SMTPConversation.hearing)
    }
}
