import Postroom

/// A parcel that came back from its way, with what became of it, not yet in the ledger.
struct Ended: Sendable {
    let parcel: Parcel
    let outcome: Outcome
    /// What a refusal says about the address.
    var report: DeliveryReport?
    /// False where the parcel never came as far as the relay, and no other would have either.
    var reachedRelay = true
}
