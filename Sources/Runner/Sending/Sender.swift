import Postroom

/// A thread that carries one parcel after another over its own line.
struct Sender {
    let number: Int
    let ledger: SendLedger
    let carrier: any Carrier
    let hatch: Hatch

    func work() {
        var ended: Ended?
        while let parcel = hatch.next(number, after: ended, whenIdle: carrier.rest) {
            let outcome = outcome(of: parcel)
            ended = Ended(
                parcel: parcel, outcome: outcome, report: DeliveryReport(outcome, of: parcel),
                reachedRelay: carrier.reachesRelay)
        }
        carrier.rest()
    }

    /// Packs the parcel and carries it. What cannot be packed never leaves.
    private func outcome(of parcel: Parcel) -> Outcome {
        do {
            return Outcome(carrying: try Envelope(parcel, with: try ledger.contents(of: parcel)), by: carrier)
        } catch let error as CannotPack {
            return .failed(code: nil, reply: error.reason)
        } catch let closed as ContactPoint.Closed {
            return .failed(
                code: nil,
                reply: "Not sent: the address has been \(closed.state.rawValue) since this was put into the tray.")
        } catch is Document.Damaged {
            return .failed(
                code: nil, reply: "Not sent: the stored document is damaged. Recreate it, or restore it from a backup.")
        } catch {
            return .deferred(code: nil, reply: "Not sent yet: the document could not be read.")
        }
    }
}
