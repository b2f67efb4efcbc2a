/// The cookies that a browser sent along.
package enum Cookies {
    /// The value of the first cookie of that name in a `Cookie` header.
    package static func value(of name: String, in header: String) -> String? {
        for pair in header.utf8.split(separator: UInt8(ascii: ";")) {
            let halves = pair.split(separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
            guard halves.count == 2, trimmed(halves[0]) == name else { continue }
            return trimmed(halves[1])
        }
        return nil
    }

    private static func trimmed(_ text: Substring.UTF8View) -> String {
        let isBlank: (UInt8) -> Bool = { $0 == 32 || $0 == 9 }
        let front = text.drop(while: isBlank)
        return String(Substring(front.prefix(front.count - front.reversed().prefix(while: isBlank).count)))
    }
}
