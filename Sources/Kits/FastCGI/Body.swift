/// The bytes that follow a request's head, read once, from front to back.
///
/// It lives only as long as its request is being answered.
package final class Body {
    /// The announced size in bytes, where there was one.
    package let length: Int?
    private let source: (UnsafeMutableBufferPointer<CChar>) -> Int
    private var taken = 0
    private var isAtEnd = false

    /// Whether nobody has read any of it yet.
    package var isUnread: Bool { taken == 0 && !isAtEnd }

    /// - Parameter source: fills the room as far as it can and returns the bytes put there; fewer than the room holds
    ///   means that nothing follows.
    init(length: Int?, source: @escaping (UnsafeMutableBufferPointer<CChar>) -> Int) {
        self.length = length
        self.source = source
    }

    /// A body that is already in memory.
    package convenience init(_ bytes: [UInt8]) {
        var rest = bytes[...]
        self.init(length: bytes.count) { room in
            let piece = rest.prefix(room.count)
            UnsafeMutableRawBufferPointer(room).copyBytes(from: piece)
            rest = rest.dropFirst(piece.count)
            return piece.count
        }
    }

    /// Appends the next bytes to `buffer`.
    ///
    /// - Returns: how many; 0 at the end.
    /// - Throws: `malformed` where the body ends before its announced size: the sender went away.
    func read(upTo count: Int, into buffer: inout [UInt8]) throws(Unreadable) -> Int {
        guard !isAtEnd else { return 0 }
        let before = buffer.count
        buffer.append(
            contentsOf: [UInt8](unsafeUninitializedCapacity: count) { room, filled in
                filled = room.withMemoryRebound(to: CChar.self) { max(0, source($0)) }
            })
        let got = buffer.count - before
        taken += got
        isAtEnd = got < count
        if isAtEnd, let length, taken < length { throw .malformed("the body ends early") }
        return got
    }

    /// The whole body.
    package func all(limit: Int) throws(Unreadable) -> [UInt8] {
        guard (length ?? 0) <= limit else { throw .tooLarge }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(length ?? 0)
        while try read(upTo: 16 << 10, into: &bytes) > 0 {
            guard bytes.count <= limit else { throw .tooLarge }
        }
        return bytes
    }

    /// Reads past what nobody asked for, up to 64 MiB; false where there was more.
    func drain() -> Bool {
        guard !isAtEnd else { return true }
        withUnsafeTemporaryAllocation(of: CChar.self, capacity: 16 << 10) { room in
            var left = 4096
            while left > 0, source(room) == room.count { left -= 1 }
            isAtEnd = left > 0
        }
        return isAtEnd
    }
}
