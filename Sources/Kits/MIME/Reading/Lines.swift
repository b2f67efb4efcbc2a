/// Walks through lines, whichever way they end; the ends are left out.
struct Lines {
    private let bytes: ArraySlice<UInt8>
    /// Where the next line begins.
    private(set) var position: Int

    init(_ bytes: ArraySlice<UInt8>) {
        self.bytes = bytes
        position = bytes.startIndex
    }

    mutating func next() -> ArraySlice<UInt8>? {
        guard position < bytes.endIndex else { return nil }
        let start = position
        let found = bytes.withUnsafeBufferPointer { buffer -> Int? in
            var index = start - bytes.startIndex
            while index < buffer.count {
                if buffer[index] == 0x0A || buffer[index] == 0x0D { return index + bytes.startIndex }
                index += 1
            }
            return nil
        }
        guard let end = found else {
            position = bytes.endIndex
            return bytes[start...]
        }
        let isPair = bytes[end] == 0x0D && end + 1 < bytes.endIndex && bytes[end + 1] == 0x0A
        position = end + (isPair ? 2 : 1)
        return bytes[start..<end]
    }
}
