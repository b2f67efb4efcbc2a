import CCurl

/// A line to one relay: hands over one message after another, over a kept connection where it can.
///
/// For the thread that made it. A message is handed over at most once: libcurl does not repeat an upload by itself over
/// SMTP, and this class tries again only where a kept connection died before the relay had seen a byte of the message.
package final class SMTPSession {
    private let relay: SMTPRelay
    private var handle: CurlHandle
    private var messagesOnConnection = 0

    package init(_ relay: SMTPRelay) {
        self.relay = relay
        handle = Self.handle(for: relay)
    }

    deinit {
        hangUp()
    }

    /// Ends the conversation as RFC 5321 §4.1.1.10 wants it, but gives the relay two seconds at most.
    package func hangUp() {
        if handle.hasIdleConnection {
            handle.set(CURLOPT_UPLOAD, 0)
            handle.set(CURLOPT_NOBODY, 1)
            handle.set(CURLOPT_MAIL_RCPT, list: nil)
            handle.set(CURLOPT_CUSTOMREQUEST, "QUIT")
            handle.set(CURLOPT_TIMEOUT_MS, 2000)
            _ = handle.perform()  // the answer changes nothing
        }
        renew()
    }

    /// Sends one message to one recipient.
    ///
    /// - Parameters:
    ///   - sender: the envelope's sender, where bounces go; empty for none. An address in ASCII, without angle
    ///     brackets.
    ///   - recipient: an address in ASCII, without angle brackets.
    ///   - message: headers and body, every line ended by CRLF; dots are taken care of here.
    package func send(
        from sender: String, to recipient: String, message: [UInt8]
    ) throws(SMTPFailure) -> SMTPReceipt {
        precondition(Self.isEnvelopeAddress(sender) && Self.isEnvelopeAddress(recipient), "not an envelope address")
        precondition(!recipient.isEmpty && !message.isEmpty, "a message has a recipient and something to say")
        let result = message.withUnsafeBufferPointer { message in
            let first = attempt(sender, recipient, message)
            return first.mayRepeat ? attempt(sender, recipient, message) : first
        }
        return try result.outcome.get()
    }

    /// What became of one attempt, and whether a second is harmless.
    private struct Attempt {
        let outcome: Result<SMTPReceipt, SMTPFailure>
        var mayRepeat = false
    }

    private func attempt(
        _ sender: String, _ recipient: String, _ message: UnsafeBufferPointer<UInt8>
    ) -> Attempt {
        if messagesOnConnection >= relay.messagesPerConnection { hangUp() }
        let conversation = SMTPConversation(message: message)
        let recipients = curl_slist_append(nil, recipient)
        precondition(recipients != nil, "out of memory")
        defer { curl_slist_free_all(recipients) }
        handle.set(CURLOPT_MAIL_FROM, sender)
        handle.set(CURLOPT_MAIL_RCPT, list: recipients)
        handle.set(CURLOPT_INFILESIZE_LARGE, size: message.count)
        let context = Unmanaged.passUnretained(conversation).toOpaque()
        handle.set(CURLOPT_READDATA, pointer: context)
        handle.set(CURLOPT_HEADERDATA, pointer: context)
        let code = handle.perform()
        handle.set(CURLOPT_READDATA, pointer: nil)
        handle.set(CURLOPT_HEADERDATA, pointer: nil)
        return settle(conversation, code)
    }

    /// Reads the outcome off what the relay said, and only where it said nothing off libcurl's code.
    private func settle(_ conversation: SMTPConversation, _ code: CURLcode) -> Attempt {
        let wasKept = handle.number(CURLINFO_NUM_CONNECTS) == 0
        messagesOnConnection = wasKept ? messagesOnConnection + 1 : 1
        let replies = conversation.replies
        if let verdict = conversation.verdict {
            if verdict.code == 421 || (code != CURLE_OK && code != CURLE_WEIRD_SERVER_REPLY) { renew() }
            return Attempt(outcome: Self.read(verdict, replies, isFirst: !wasKept))
        }
        let reason = handle.explanation(code)
        let refusal = code == CURLE_SEND_ERROR ? lastReply(in: replies) : nil
        renew()
        if conversation.isInDoubt {
            return Attempt(outcome: .failure(.uncertain(reason: reason, replies: replies)))
        }
        if let refusal, Self.isAboutThisMessage(refusal) {
            return Attempt(outcome: .failure(.refused(refusal, replies: replies)))
        }
        let isStale = wasKept && !conversation.hasGoAhead && (refusal == nil || refusal?.code == 421)
        let reply = refusal ?? replies.last { $0.code >= 400 }
        return Attempt(
            outcome: .failure(.deferred(reply, reason: reason, replies: replies)),
            mayRepeat: isStale && code != CURLE_OPERATION_TIMEDOUT)
    }

    /// The reply on which libcurl gave up; not the one to the QUIT that follows.
    private func lastReply(in replies: [SMTPReply]) -> SMTPReply? {
        let code = handle.number(CURLINFO_RESPONSE_CODE)
        return replies.last { $0.code == code && code >= 400 }
    }

    private static func read(
        _ verdict: SMTPReply, _ replies: [SMTPReply], isFirst: Bool
    ) -> Result<SMTPReceipt, SMTPFailure> {
        switch verdict.code {
        case 200...299:
            .success(SMTPReceipt(reply: verdict, replies: replies, isFirstOnConnection: isFirst))
        case 500...599: .failure(.refused(verdict, replies: replies))
        case 400...499: .failure(.deferred(verdict, reason: verdict.description, replies: replies))
        default: .failure(.uncertain(reason: "an answer without meaning: \(verdict)", replies: replies))
        }
    }

    /// False for refusals that speak of us rather than of the message: not signed in, TLS wanted, commands out of
    /// order. Those are mended in the settings, and the message waits.
    private static func isAboutThisMessage(_ reply: SMTPReply) -> Bool {
        (500...599).contains(reply.code) && ![500, 502, 503, 530, 534, 535, 538].contains(reply.code)
    }

    /// Takes a new handle, and with it a new connection: nothing that was in flight on the old one can be mistaken
    /// for an answer to the next message.
    private func renew() {
        handle.cut()
        handle = Self.handle(for: relay)
        messagesOnConnection = 0
    }

    private static func isEnvelopeAddress(_ address: String) -> Bool {
        address.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "<") && $0 != UInt8(ascii: ">") }
    }

    private static func handle(for relay: SMTPRelay) -> CurlHandle {
        let handle = CurlHandle()
        handle.set(CURLOPT_URL, relay.url)
        let security: curl_usessl =
            switch relay.security {
            case .none, .tls: CURLUSESSL_NONE
            case .startTLSIfOffered: CURLUSESSL_TRY
            case .startTLS: CURLUSESSL_ALL
            }
        handle.set(CURLOPT_USE_SSL, Int(security.rawValue))
        handle.set(CURLOPT_USERNAME, relay.user)
        handle.set(CURLOPT_PASSWORD, relay.password)
        if let authorities = relay.authorities { handle.set(CURLOPT_CAINFO, authorities) }
        handle.set(CURLOPT_CONNECTTIMEOUT_MS, relay.connectTimeout.milliseconds)
        handle.setReplyTimeout(relay.replyTimeout)
        handle.set(CURLOPT_TIMEOUT_MS, relay.messageTimeout.milliseconds)
        handle.set(CURLOPT_LOW_SPEED_LIMIT, 1)
        handle.set(CURLOPT_LOW_SPEED_TIME, relay.replyTimeout.wholeSeconds)
        handle.set(CURLOPT_MAXCONNECTS, 1)
        handle.set(CURLOPT_MAXAGE_CONN, relay.idleTimeout.wholeSeconds)
        handle.set(CURLOPT_UPLOAD, 1)
        handle.set(CURLOPT_READFUNCTION, callback: SMTPConversation.giving)
        handle.set(CURLOPT_HEADERFUNCTION, callback: SMTPConversation.hearing)
        return handle
    }
}
