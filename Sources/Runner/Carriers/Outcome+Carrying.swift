package import Postroom

/// What became of an envelope, in the words of the send ledger.
extension Outcome {
    package init(carrying envelope: Envelope, by carrier: any Carrier) {
        do throws(Refusal) {
            let receipt = try carrier.carry(envelope)
            self = .sent(code: receipt.code, reply: receipt.reply)
        } catch {
            switch error {
            case .deferred(let reason): self = .deferred(code: reason.code, reply: reason.says)
            case .refused(let reason): self = .failed(code: reason.code, reply: reason.says)
            case .uncertain(let reason): self = .uncertain(reply: reason.says)
            }
        }
    }
}
