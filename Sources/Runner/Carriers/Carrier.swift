/// A way out of the house. For the thread that made it; carries one envelope at a time and returns when its fate is
/// known.
package protocol Carrier {
    func carry(_ envelope: Envelope) throws(Refusal) -> Receipt
    /// There is nothing to carry for a while.
    func rest()
}
