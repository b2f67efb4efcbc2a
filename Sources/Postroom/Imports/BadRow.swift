/// Why a row cannot be taken in, in words that mend it.
struct BadRow: Error, Sendable {
    let reason: String

    init(_ reason: String) {
        self.reason = reason
    }
}
