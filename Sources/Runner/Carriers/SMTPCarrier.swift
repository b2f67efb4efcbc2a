package import Curl
import MIME

/// Hands envelopes to a mail relay over one connection.
package final class SMTPCarrier: Carrier {
    private let session: SMTPSession

    package init(_ relay: SMTPRelay) {
        session = SMTPSession(relay)
    }

    package func carry(_ envelope: Envelope) throws(Refusal) -> Receipt {
        let sender = envelope.bounces ?? envelope.content.from
        do throws(SMTPFailure) {
            let receipt = try session.send(
                from: sender.address, to: envelope.recipient.address, message: envelope.content.encoded())
            return Receipt(
                code: receipt.reply.code, reply: receipt.reply.description, replies: receipt.replies.map(\.description))
        } catch {
            throw Refusal(error)
        }
    }

    /// Says goodbye to the relay, for when there is nothing to carry for a while. The next envelope connects anew.
    package func rest() {
        session.hangUp()
    }
}

extension Refusal {
    fileprivate init(_ failure: SMTPFailure) {
        switch failure {
        case .refused(let reply, let replies):
            self = .refused(Reason(code: reply.code, says: reply.description, replies: replies.map(\.description)))
        case .deferred(let reply, let reason, let replies):
            self = .deferred(
                Reason(code: reply?.code, says: reply?.description ?? reason, replies: replies.map(\.description)))
        case .uncertain(let reason, let replies):
            self = .uncertain(Reason(says: reason, replies: replies.map(\.description)))
        }
    }
}
