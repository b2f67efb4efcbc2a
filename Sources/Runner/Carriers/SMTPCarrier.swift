package import Curl
import MIME

/// Hands envelopes to a mail relay over one connection.
package final class SMTPCarrier: Carrier {
    private let session: SMTPSession
    private let relayName: String

    package init(_ relay: SMTPRelay) {
        session = SMTPSession(relay)
        relayName = "\(relay.host):\(relay.port)"
    }

    package var reachesRelay: Bool { session.isConnected }

    package func carry(_ envelope: Envelope) throws(Refusal) -> Receipt {
        let sender = envelope.bounces ?? envelope.content.from
        do throws(SMTPFailure) {
            let receipt = try session.send(
                from: sender.address, to: envelope.recipient.address, message: envelope.content.encoded())
            return Receipt(
                code: receipt.reply.code, reply: receipt.reply.description, replies: receipt.replies.map(\.description))
        } catch {
            throw Refusal(error, of: relayName, advice: session.isConnected ? nil : session.advice)
        }
    }

    /// Connects and signs in as for an envelope, and carries none.
    package func greet() throws(Refusal) {
        do throws(SMTPFailure) {
            try session.greet()
        } catch {
            throw Refusal(error, of: relayName, advice: session.advice)
        }
    }

    /// Says goodbye to the relay, for when there is nothing to carry for a while. The next envelope connects anew.
    package func rest() {
        session.hangUp()
    }
}

extension Refusal {
    /// Where the relay gave no words of its own, its name stands before what went wrong with it.
    ///
    /// - Parameter advice: what would mend it.
    fileprivate init(_ failure: SMTPFailure, of relay: String, advice: String?) {
        switch failure {
        case .refused(let reply, let replies):
            self = .refused(Reason(code: reply.code, says: reply.description, replies: replies.map(\.description)))
        case .deferred(let reply, let reason, let replies):
            let says = reply?.description ?? "\(relay): \(reason)"
            self = .deferred(
                Reason(
                    code: reply?.code, says: advice.map { "\(says). \($0)" } ?? says,
                    replies: replies.map(\.description)))
        case .uncertain(let reason, let replies):
            self = .uncertain(Reason(says: "\(relay): \(reason)", replies: replies.map(\.description)))
        }
    }
}
