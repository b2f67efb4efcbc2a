/// The escapes of paths, queries and forms.
///
/// Source: RFC 3986 §2.1; WHATWG URL, application/x-www-form-urlencoded.
package enum PercentEncoding {
    /// Decodes strictly: broken escapes, bytes that are not UTF-8 and NUL are malformed.
    ///
    /// - Parameter plusIsSpace: true in queries and forms, false in paths.
    package static func decode(_ text: some Collection<UInt8>, plusIsSpace: Bool) throws(Unreadable) -> String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.count)
        var rest = text.makeIterator()
        while let byte = rest.next() {
            switch byte {
            case UInt8(ascii: "%"):
                guard let high = rest.next().flatMap(digit), let low = rest.next().flatMap(digit) else {
                    throw .malformed("a percent escape is broken")
                }
                bytes.append(high << 4 | low)
            case UInt8(ascii: "+") where plusIsSpace: bytes.append(UInt8(ascii: " "))
            default: bytes.append(byte)
            }
        }
        return try text8(bytes)
    }

    /// The bytes as text; malformed where they are not UTF-8 or contain NUL, which no library below would survive whole.
    static func text8(_ bytes: [UInt8]) throws(Unreadable) -> String {
        guard let text = String(validating: bytes, as: UTF8.self), !bytes.contains(0) else {
            throw .malformed("the text is not UTF-8")
        }
        return text
    }

    /// Encodes everything but letters, digits and `-._~`, so that the result fits in a path, a query or a header.
    package static func encode(_ text: String) -> String {
        var bytes: [UInt8] = []
        let hex = Array("0123456789ABCDEF".utf8)
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
                UInt8(ascii: "~"):
                bytes.append(byte)
            default: bytes += [UInt8(ascii: "%"), hex[Int(byte >> 4)], hex[Int(byte & 15)]]
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func digit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
        default: nil
        }
    }
}
