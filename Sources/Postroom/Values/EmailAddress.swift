/// An email address that a mail server could accept.
///
/// - Source: RFC 5321 §4.5.3.1 for the lengths; of RFC 5322 only the dot-atom form, which is what people have.
package struct EmailAddress: Hashable, Sendable, CustomStringConvertible {
    /// As written, the domain in lower case.
    package let text: String

    package init?(_ written: String) {
        let text = written.trimmed
        guard let at = text.utf8.firstIndex(of: UInt8(ascii: "@")), text.utf8.count <= 254 else { return nil }
        let domain = text[text.utf8.index(after: at)...].lowercased()
        guard Self.isLocalPart(text.utf8[..<at]), Self.isDomain(domain) else { return nil }
        self.text = text[...at] + domain
    }

    /// For comparing: mail servers that tell capitals apart are not met in practice.
    package var key: String { text.lowercased() }
    package var description: String { text }

    private static func isLocalPart(_ local: Substring.UTF8View) -> Bool {
        guard (1...64).contains(local.count) else { return false }
        let isInside = local.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
            // Of the marks !#$%&'*+-/=?^_`{|}~. these last stand beside the small letters.
            case UInt8(ascii: "^")...UInt8(ascii: "~"): true
            case 33, 35...39, 42, 43, 45, 46, 47, 61, 63: true
            default: false
            }
        }
        return isInside && parts(local).allSatisfy { !$0.isEmpty }
    }

    private static func isDomain(_ domain: String) -> Bool {
        let labels = parts(domain.utf8[...])
        guard labels.count >= 2, domain.utf8.count <= 253, let last = labels.last, Substring(last).count >= 2,
            !last.allSatisfy({ (48...57).contains($0) })
        else { return false }
        return labels.allSatisfy { label in
            (1...63).contains(label.count) && label.first != UInt8(ascii: "-") && label.last != UInt8(ascii: "-")
                && (label.allSatisfy(isPlain) || Substring(label).unicodeScalars.allSatisfy(isInLabel))
        }
    }

    private static func parts(_ text: Substring.UTF8View) -> [Substring.UTF8View] {
        text.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    }

    /// What nearly all domains are made of; they are in lower case by now.
    private static func isPlain(_ byte: UInt8) -> Bool {
        (97...122).contains(byte) || (48...57).contains(byte) || byte == UInt8(ascii: "-")
    }

    private static func isInLabel(_ scalar: Unicode.Scalar) -> Bool {
        scalar.isASCII ? isPlain(UInt8(scalar.value)) : scalar.properties.isAlphabetic
    }
}
