extension String {
    /// A number's digits with a point before the last `decimals` of them: `1,234.50`.
    ///
    /// Written backwards into one buffer, because a screen holds hundreds of amounts.
    ///
    /// - Parameters:
    ///   - isGrouped: whether commas part the thousands.
    ///   - head: what stands in front, such as a sign.
    init(_ magnitude: UInt, decimals: Int, isGrouped: Bool, after head: String = "") {
        var head = head
        // Twenty digits, six commas and the point are the most there can be.
        self = withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 32) { room in
            var (start, rest, written) = (room.count, magnitude, 0)
            func put(_ byte: UInt8) {
                start -= 1
                room[start] = byte
            }
            repeat {
                let whole = written - decimals
                if decimals > 0, whole == 0 { put(UInt8(ascii: ".")) }
                if isGrouped, whole > 0, whole % 3 == 0 { put(UInt8(ascii: ",")) }
                put(UInt8(ascii: "0") + UInt8(rest % 10))
                rest /= 10
                written += 1
            } while rest > 0 || written <= decimals
            let digits = UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(room)[start...])
            return head.withUTF8 { head in
                String(unsafeUninitializedCapacity: head.count + digits.count) { text in
                    let text = UnsafeMutableRawBufferPointer(text)
                    text.copyMemory(from: UnsafeRawBufferPointer(head))
                    UnsafeMutableRawBufferPointer(rebasing: text[head.count...]).copyMemory(from: digits)
                    return head.count + digits.count
                }
            }
        }
    }
}
