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
        var text = text
        text.withUTF8 { append($0) }
    }

    /// Writes a text with `&`, `<`, `>` and `"` as entities.
    mutating func appendEscaped(_ text: String) {
        var text = text
        text.withUTF8 { bytes in
            // The longest entity is six bytes long.
            reserve(bytes.count * 6)
            var end = start + count
            for byte in bytes {
                switch byte {
                case UInt8(ascii: "&"): end = Self.put("&amp;", at: end)
                case UInt8(ascii: "<"): end = Self.put("&lt;", at: end)
                case UInt8(ascii: ">"): end = Self.put("&gt;", at: end)
                case UInt8(ascii: "\""): end = Self.put("&quot;", at: end)
                default:
                    end.pointee = byte
                    end += 1
                }
            }
            count = end - start
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
