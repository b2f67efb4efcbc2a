/// An email address that a mail server could accept.
///
/// - Source: RFC 5321 §4.5.3.1 for the lengths; of RFC 5322 only the dot-atom form, which is what people have.
package struct EmailAddress: Hashable, Sendable, CustomStringConvertible {
    /// As written, the domain in lower case.
    package let text: String

    package init?(_ written: String) {
        let text = written.trimmed
        let halves = text.split(separator: "@", omittingEmptySubsequences: false)
        guard halves.count == 2, text.utf8.count <= 254 else { return nil }
        let (local, domain) = (halves[0], halves[1].lowercased())
        guard Self.isLocalPart(local), Self.isDomain(domain) else { return nil }
        self.text = "\(local)@\(domain)"
    }

    /// For comparing: mail servers that tell capitals apart are not met in practice.
    package var key: String { text.lowercased() }
    package var description: String { text }

    private static func isLocalPart(_ local: Substring) -> Bool {
        guard (1...64).contains(local.utf8.count), !local.hasPrefix("."), !local.hasSuffix("."), !local.contains("..")
        else { return false }
        return local.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
            // Of the marks !#$%&'*+-/=?^_`{|}~. these last stand beside the small letters.
            case UInt8(ascii: "^")...UInt8(ascii: "~"): true
            case 33, 35...39, 42, 43, 45, 46, 47, 61, 63: true
            default: false
            }
        }
    }

    private static func isDomain(_ domain: String) -> Bool {
        let labels = domain.split(separator: ".", omittingEmptySubsequences: false)
        guard labels.count >= 2, domain.utf8.count <= 253, let last = labels.last, last.count >= 2,
            !last.allSatisfy(\.isNumber)
        else { return false }
        return labels.allSatisfy { label in
            (1...63).contains(label.utf8.count) && !label.hasPrefix("-") && !label.hasSuffix("-")
                && label.unicodeScalars.allSatisfy {
                    $0.isASCII ? isAlphanumeric($0) || $0 == "-" : $0.properties.isAlphabetic
                }
        }
    }

    private static func isAlphanumeric(_ scalar: Unicode.Scalar) -> Bool {
        ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar) || ("0"..."9").contains(scalar)
    }
}
