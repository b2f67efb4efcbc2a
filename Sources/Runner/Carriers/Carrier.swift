/// A way out of the house. For the thread that made it; carries one envelope at a time and returns when its fate is
/// known.
package protocol Carrier {
    func carry(_ envelope: Envelope) throws(Refusal) -> Receipt
    /// Whether the last envelope came as far as whoever was to take it; where not, no other would have either.
    var reachesRelay: Bool { get }
    /// There is nothing to carry for a while.
    func rest()
}

extension Carrier {
    package var reachesRelay: Bool { true }
}
