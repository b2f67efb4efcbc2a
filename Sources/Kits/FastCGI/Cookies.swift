/// The cookies that a browser sent along.
package enum Cookies {
    /// The value of the first cookie of that name in a `Cookie` header.
    package static func value(of name: String, in header: String) -> String? {
        for pair in header.utf8.split(separator: UInt8(ascii: ";")) {
            guard let equals = pair.firstIndex(of: UInt8(ascii: "=")),
                trimmed(pair[..<equals]).elementsEqual(name.utf8)
            else { continue }
            return String(Substring(trimmed(pair[pair.index(after: equals)...])))
        }
        return nil
    }

    private static func trimmed(_ text: Substring.UTF8View) -> Substring.UTF8View {
        let isBlank: (UInt8) -> Bool = { $0 == 32 || $0 == 9 }
        let front = text.drop(while: isBlank)
        return front.prefix(front.count - front.reversed().prefix(while: isBlank).count)
    }
}
