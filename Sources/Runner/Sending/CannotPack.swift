/// Why a parcel cannot be put into an envelope, in words for the clerk.
struct CannotPack: Error {
    let reason: String
}
