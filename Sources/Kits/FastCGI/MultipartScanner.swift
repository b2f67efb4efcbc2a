import Glibc

/// Finds lines and boundaries in a body that arrives in pieces, holding no more than one piece at a time.
struct MultipartScanner {
    private let body: Body
    private let delimiter: [UInt8]
    private var buffer: [UInt8] = Array("\r\n".utf8)  // so that the first boundary looks like all others
    private var position = 0

    init(body: Body, boundary: String) {
        self.body = body
        delimiter = Array("\r\n--\(boundary)".utf8)
    }

    /// Hands over everything up to the next boundary and passes over the boundary itself.
    mutating func content(_ take: (ArraySlice<UInt8>) throws -> Void) throws {
        while true {
            if let found = index(of: delimiter) {
                try take(buffer[position..<found])
                position = found + delimiter.count
                return
            }
            let certain = max(position, buffer.count - delimiter.count + 1)
            if certain > position { try take(buffer[position..<certain]) }
            position = certain
            guard try fill() else { throw Unreadable.malformed("a part is not closed") }
        }
    }

    /// The bytes up to the next line end, which is passed over.
    mutating func line(limit: Int) throws(Unreadable) -> [UInt8] {
        while true {
            if let found = index(of: [13, 10]) {
                defer { position = found + 2 }
                return Array(buffer[position..<found])
            }
            guard buffer.count - position <= limit else { throw .malformed("a part's head is too long") }
            guard try fill() else { throw .malformed("a part's head is not closed") }
        }
    }

    /// Passes over these bytes if they come next.
    mutating func skip(_ bytes: [UInt8]) throws(Unreadable) -> Bool {
        while buffer.count - position < bytes.count {
            guard try fill() else { return false }
        }
        guard buffer[position...].starts(with: bytes) else { return false }
        position += bytes.count
        return true
    }

    private mutating func fill() throws(Unreadable) -> Bool {
        buffer.removeSubrange(..<position)
        position = 0
        return try body.read(upTo: 32 << 10, into: &buffer) > 0
    }

    private func index(of wanted: [UInt8]) -> Int? {
        buffer.withUnsafeBufferPointer { held in
            var from = position
            while from + wanted.count <= held.count {
                let room = held.count - wanted.count + 1 - from
                guard let hit = memchr(held.baseAddress! + from, Int32(wanted[0]), room) else { return nil }
                from = held.baseAddress!.distance(to: hit.assumingMemoryBound(to: UInt8.self))
                if memcmp(hit, wanted, wanted.count) == 0 { return from }
                from += 1
            }
            return nil
        }
    }
}
