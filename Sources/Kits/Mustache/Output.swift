import Glibc

/// The growing page.
struct Output: ~Copyable {
    private var start: UnsafeMutablePointer<UInt8>
    private var capacity: Int
    private(set) var count = 0

    init(capacity: Int) {
        self.capacity = max(capacity, 64)
        start = .allocate(capacity: self.capacity)
    }

    deinit { start.deallocate() }

    var bytes: [UInt8] { Array(UnsafeBufferPointer(start: start, count: count)) }

    var endsLine: Bool { count > 0 && start[count - 1] == UInt8(ascii: "\n") }

    mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) {
        guard let base = bytes.baseAddress else { return }
        reserve(bytes.count)
        memcpy(start + count, base, bytes.count)
        count += bytes.count
    }

    mutating func append(_ bytes: [UInt8]) {
        bytes.withUnsafeBufferPointer { append($0) }
    }

    mutating func append(_ text: String) {
        if text.utf8.withContiguousStorageIfAvailable({ append($0) }) == nil { append(Array(text.utf8)) }
    }

    /// Writes a text with `&`, `<`, `>` and `"` as entities.
    mutating func appendEscaped(_ text: String) {
        if text.utf8.withContiguousStorageIfAvailable({ appendEscaped($0) }) == nil {
            Array(text.utf8).withUnsafeBufferPointer { appendEscaped($0) }
        }
    }

    private mutating func appendEscaped(_ bytes: UnsafeBufferPointer<UInt8>) {
        guard let base = bytes.baseAddress else { return }
        // The longest entity is six bytes long, and eight bytes are written at a time.
        reserve(bytes.count * 6 + 8)
        var end = start + count
        var index = 0
        while index < bytes.count {
            if index + 8 <= bytes.count {
                let eight = UnsafeRawPointer(base + index).loadUnaligned(as: UInt64.self)
                if !Self.needsEscape(eight) {
                    UnsafeMutableRawPointer(end).storeBytes(of: eight, as: UInt64.self)
                    end += 8
                    index += 8
                    continue
                }
            }
            let stop = min(index + 8, bytes.count)
            while index < stop {
                end = Self.put(base[index], at: end)
                index += 1
            }
        }
        count = end - start
    }

    /// Whether any of eight bytes is special. `<` and `>` differ in one bit, and so do `"` and `&`.
    @inline(__always)
    private static func needsEscape(_ eight: UInt64) -> Bool {
        let ones: UInt64 = 0x0101_0101_0101_0101
        let angles = (eight | ones &* 0x02) ^ (ones &* 0x3E)
        let others = (eight | ones &* 0x04) ^ (ones &* 0x26)
        let zeros = ((angles &- ones) & ~angles) | ((others &- ones) & ~others)
        return zeros & (ones &* 0x80) != 0
    }

    @inline(__always)
    private static func put(_ byte: UInt8, at end: UnsafeMutablePointer<UInt8>) -> UnsafeMutablePointer<UInt8> {
        switch byte {
        case UInt8(ascii: "&"): return put("&amp;", at: end)
        case UInt8(ascii: "<"): return put("&lt;", at: end)
        case UInt8(ascii: ">"): return put("&gt;", at: end)
        case UInt8(ascii: "\""): return put("&quot;", at: end)
        default:
            end.pointee = byte
            return end + 1
        }
    }

    @inline(__always)
    private static func put(_ entity: StaticString, at end: UnsafeMutablePointer<UInt8>) -> UnsafeMutablePointer<UInt8>
    {
        end.update(from: entity.utf8Start, count: entity.utf8CodeUnitCount)
        return end + entity.utf8CodeUnitCount
    }

    @inline(__always)
    private mutating func reserve(_ more: Int) {
        if count + more > capacity { grow(to: count + more) }
    }

    private mutating func grow(to needed: Int) {
        capacity = max(needed, capacity * 2)
        let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
        larger.update(from: start, count: count)
        start.deallocate()
        start = larger
    }
}
