package import Curl
import MIME

/// Hands parcels to a mail relay over one connection.
package final class SMTPCarrier: Carrier {
    private let session: SMTPSession
    private let relayName: String

    package init(_ relay: SMTPRelay) {
        session = SMTPSession(relay)
        relayName = "\(relay.host):\(relay.port)"
    }

    package func carry(_ parcel: Parcel) throws(Refusal) -> Receipt {
        let sender = parcel.bounces ?? parcel.content.from
        do throws(SMTPFailure) {
            let receipt = try session.send(
                from: sender.address, to: parcel.recipient.address, message: parcel.content.encoded())
            return Receipt(reply: receipt.reply.description, replies: receipt.replies.map(\.description))
        } catch {
            throw Refusal(error, of: relayName)
        }
    }

    /// Says goodbye to the relay, for when there is nothing to carry for a while. The next parcel connects anew.
    package func hangUp() {
        session.hangUp()
    }
}

extension Refusal {
    /// Where the relay gave no words of its own, its name stands before what went wrong with it.
    fileprivate init(_ failure: SMTPFailure, of relay: String) {
        switch failure {
        case .refused(let reply, let replies):
            self = .refused(Reason(code: reply.code, says: reply.description, replies: replies.map(\.description)))
        case .deferred(let reply, let reason, let replies):
            self = .deferred(
                Reason(
                    code: reply?.code, says: reply?.description ?? "\(relay): \(reason)",
                    replies: replies.map(\.description)))
        case .uncertain(let reason, let replies):
            self = .uncertain(Reason(says: "\(relay): \(reason)", replies: replies.map(\.description)))
        }
    }
}
