/// A statement's text in pieces of the program's own.
///
/// The pieces lie in the program for as long as it runs, so that none of them is copied to ask a question for the
/// thousandth time, and two texts are the same where they name the same places.
struct StatementText: Hashable, Sendable {
    private struct Piece: Hashable, Sendable {
        let address: UInt
        let count: Int
    }

    private var pieces: [Piece] = []

    init() {}

    init(_ text: StaticString) { append(text) }

    mutating func reserve(_ count: Int) { pieces.reserveCapacity(count) }

    mutating func append(_ text: StaticString) {
        guard text.utf8CodeUnitCount > 0 else { return }
        pieces.append(Piece(address: UInt(bitPattern: text.utf8Start), count: text.utf8CodeUnitCount))
    }

    mutating func append(_ other: StatementText) { pieces += other.pieces }

    var string: String {
        var bytes: [UInt8] = []
        for piece in pieces {
            bytes += UnsafeBufferPointer(start: UnsafePointer<UInt8>(bitPattern: piece.address), count: piece.count)
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Where a statement begins tells nearly all of them apart.
    func hash(into hasher: inout Hasher) {
        hasher.combine(pieces.first?.address ?? 0)
        hasher.combine(pieces.count)
    }
}
