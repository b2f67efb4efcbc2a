import Glibc

/// Hands one message after another to one relay, over a kept connection where it can.
///
/// For the thread that made it. A message is handed over at most once: it is tried again only where a kept connection
/// died before the relay had seen a byte of the message.
package final class SMTPSession {
    private let relay: SMTPRelay
    private var line: SMTPLine?
    private var messagesOnLine = 0
    /// False where no connection could be made for the last message, or nobody could sign in.
    package private(set) var isConnected = true
    /// What would mend that, where the settings can.
    package private(set) var advice: String?
    private var idleSince = ContinuousClock.now

    package init(_ relay: SMTPRelay) {
        self.relay = relay
    }

    deinit {
        hangUp()
    }

    /// Ends the conversation as RFC 5321 §4.1.1.10 wants it, but gives the relay two seconds at most.
    package func hangUp() {
        defer { line = nil }
        guard let line, line.isQuiet else { return }
        let end = ContinuousClock.now + .seconds(2)
        do throws(SMTPLine.Broken) {
            try line.say("QUIT\r\n", until: end)
            _ = try line.reply(in: SMTPConversation(), until: end)
        } catch {}  // the answer changes nothing
    }

    /// Sends one message to one recipient.
    ///
    /// - Parameters:
    ///   - sender: the envelope's sender, where bounces go; empty for none. An address in ASCII, without angle
    ///     brackets.
    ///   - recipient: an address in ASCII, without angle brackets.
    ///   - message: headers and body, every line ended by CRLF; dots are taken care of here.
    package func send(
        from sender: String, to recipient: String, message: consuming [UInt8]
    ) throws(SMTPFailure) -> SMTPReceipt {
        precondition(Self.isEnvelopeAddress(sender) && Self.isEnvelopeAddress(recipient), "not an envelope address")
        precondition(!recipient.isEmpty && !message.isEmpty, "a message has a recipient and something to say")
        let delivery = SMTPDelivery(from: sender, to: recipient, message: message)
        let first = attempt(delivery)
        return try (first.mayRepeat ? attempt(delivery) : first).outcome.get()
    }

    /// Connects, signs in where the settings say so, and says goodbye. Nothing is sent.
    package func greet() throws(SMTPFailure) {
        let conversation = SMTPConversation()
        do throws(SMTPLine.Broken) {
            _ = try openLine(conversation)
        } catch {
            let replies = conversation.replies
            throw .deferred(replies.last { $0.code >= 400 }, reason: error.reason, replies: replies)
        }
        hangUp()
    }

    /// What became of one attempt, and whether a second is harmless.
    private struct Attempt {
        let outcome: Result<SMTPReceipt, SMTPFailure>
        var mayRepeat = false
    }

    private func attempt(_ delivery: SMTPDelivery) -> Attempt {
        let end = ContinuousClock.now + relay.messageTimeout
        let conversation = SMTPConversation()
        let isKept = isReady()
        do throws(SMTPLine.Broken) {
            let line = try openLine(conversation)
            messagesOnLine += 1
            let verdict = try delivery.carry(over: line, in: conversation, until: end)
            // Who speaks unasked, or has enough, or took no message is not spoken to again on this line.
            if !conversation.hasGoAhead || verdict.code == 421 || !line.isQuiet { self.line = nil }
            idleSince = .now
            return settle(verdict, conversation, isKept: isKept)
        } catch {
            line = nil
            return settle(error, conversation, isKept: isKept)
        }
    }

    /// Whether the last message's connection can be used again; otherwise there is none afterwards.
    private func isReady() -> Bool {
        guard let line else { return false }
        if messagesOnLine >= relay.messagesPerConnection {
            hangUp()
        } else if !line.isQuiet || idleSince.duration(to: .now) > relay.idleTimeout {
            self.line = nil
        }
        if self.line == nil { messagesOnLine = 0 }
        return self.line != nil
    }

    private func openLine(_ conversation: SMTPConversation) throws(SMTPLine.Broken) -> SMTPLine {
        if let line { return line }
        isConnected = false
        do throws(SMTPLine.Broken) {
            let line = try SMTPLine(to: relay, in: conversation)
            (isConnected, advice, self.line) = (true, nil, line)
            return line
        } catch {
            advice = error.trouble.flatMap { relay.advice[$0] }
            throw error
        }
    }

    // MARK: What became of it

    /// The relay said what becomes of the message, or why it will not have it.
    private func settle(_ verdict: SMTPReply, _ conversation: SMTPConversation, isKept: Bool) -> Attempt {
        let replies = conversation.replies
        guard conversation.hasGoAhead else {
            if Self.isAboutThisMessage(verdict) {
                return Attempt(outcome: .failure(.refused(verdict, replies: replies)))
            }
            let failure = SMTPFailure.deferred(verdict, reason: verdict.description, replies: replies)
            return Attempt(outcome: .failure(failure), mayRepeat: isKept && verdict.code == 421)
        }
        switch verdict.code {
        case 200...299:
            return Attempt(
                outcome: .success(SMTPReceipt(reply: verdict, replies: replies, isFirstOnConnection: !isKept)))
        case 500...599: return Attempt(outcome: .failure(.refused(verdict, replies: replies)))
        case 400...499:
            return Attempt(outcome: .failure(.deferred(verdict, reason: verdict.description, replies: replies)))
        default:
            return Attempt(
                outcome: .failure(.uncertain(reason: "an answer without meaning: \(verdict)", replies: replies)))
        }
    }

    /// The connection broke, or could not be made.
    private func settle(_ broken: SMTPLine.Broken, _ conversation: SMTPConversation, isKept: Bool) -> Attempt {
        let replies = conversation.replies
        if conversation.isInDoubt {
            return Attempt(outcome: .failure(.uncertain(reason: broken.reason, replies: replies)))
        }
        return Attempt(
            outcome: .failure(.deferred(replies.last { $0.code >= 400 }, reason: broken.reason, replies: replies)),
            mayRepeat: isKept && !conversation.hasGoAhead && !broken.isTimeout)
    }

    /// False for refusals that speak of us rather than of the message: not signed in, TLS wanted, commands out of
    /// order. Those are mended in the settings, and the message waits.
    private static func isAboutThisMessage(_ reply: SMTPReply) -> Bool {
        (500...599).contains(reply.code) && ![500, 502, 503, 530, 534, 535, 538].contains(reply.code)
    }

    private static func isEnvelopeAddress(_ address: String) -> Bool {
        address.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "<") && $0 != UInt8(ascii: ">") }
    }
}
