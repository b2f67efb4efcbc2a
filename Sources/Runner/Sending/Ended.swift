import Postroom

/// A parcel that came back from its way, with what became of it, not yet in the ledger.
struct Ended: Sendable {
    let parcel: Parcel
    let outcome: Outcome
}
