/// A way out of the house. For the thread that made it; carries one parcel at a time and returns when its fate is
/// known.
package protocol Carrier {
    func carry(_ parcel: Parcel) throws(Refusal) -> Receipt
}
