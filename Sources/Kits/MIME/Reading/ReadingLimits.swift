/// How much of a received message is looked at. What lies beyond is left unread, never an error: anybody may send us
/// anything.
package struct ReadingLimits: Sendable {
    /// Of the whole message; the rest is cut off.
    package var bytes = 4 << 20
    /// How deep parts may lie in parts.
    package var depth = 12
    /// Of all levels together.
    package var parts = 200
    /// Header fields of one part.
    package var fields = 1_000

    package init() {}
}
