/// What became of a parcel, in the words of the send ledger: the value that a worker writes down.
package enum Outcome: Hashable, Sendable {
    case sent(Receipt)
    case deferred(Refusal.Reason)
    case refused(Refusal.Reason)
    case uncertain(Refusal.Reason)

    package init(carrying parcel: Parcel, by carrier: any Carrier) {
        do throws(Refusal) {
            self = .sent(try carrier.carry(parcel))
        } catch {
            switch error {
            case .deferred(let reason): self = .deferred(reason)
            case .refused(let reason): self = .refused(reason)
            case .uncertain(let reason): self = .uncertain(reason)
            }
        }
    }
}
