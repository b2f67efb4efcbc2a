import MIME
import Postroom

extension DeliveryReport {
    /// What a refusal for good says about the address that the parcel went to; nil where it says nothing of it.
    init?(_ outcome: Outcome, of parcel: Parcel) {
        guard case .failed(let code?, let reply) = outcome, let refusal = DoorRefusal.read(code: code, words: reply)
        else { return nil }
        self.init(
            refusal.isHard ? .hard : .soft, from: .refusal, status: refusal.status, diagnostic: reply,
            recipient: parcel.recipient, isNoAddress: refusal.isNoAddress,
            digest: Self.digest(of: Array("refusal of \(parcel.key), attempt \(parcel.attempts + 1)".utf8)))
    }
}
