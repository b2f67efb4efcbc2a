/// Domain names in the form that the domain name system knows.
enum DomainName {
    /// The name in ASCII: plain labels as they are, others lower-cased and in Punycode.
    ///
    /// This is the common part of IDNA2008 (RFC 5891): it trusts that the text is composed, as browsers send it.
    /// - Returns: nil where it is not a domain name.
    static func ascii(_ name: Substring) -> String? {
        if let plain = plain(name) { return plain }
        var labels: [String] = []
        for label in name.split(omittingEmptySubsequences: false, whereSeparator: { ".。．｡".contains($0) }) {
            if label.utf8.allSatisfy({ $0 < 0x80 }) {
                labels.append(String(label))
            } else {
                let scalars = Array(label.lowercased().unicodeScalars)
                guard scalars.allSatisfy(isLetterOrDigit), let code = Punycode.encode(scalars) else { return nil }
                labels.append("xn--" + code)
            }
        }
        return plain(labels.joined(separator: ".")[...])
    }

    /// The name itself where every label is made of letters, digits, hyphens and underscores.
    private static func plain(_ name: Substring) -> String? {
        var length = 0
        for byte in name.utf8 {
            if byte == UInt8(ascii: ".") {
                guard length > 0 else { return nil }
                length = 0
            } else {
                guard isHostByte(byte), length < 63 else { return nil }
                length += 1
            }
        }
        return length > 0 && name.utf8.count <= 253 ? String(name) : nil
    }

    private static func isHostByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
            true
        default: false
        }
    }

    private static func isLetterOrDigit(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .lowercaseLetter, .otherLetter, .modifierLetter, .decimalNumber, .nonspacingMark, .spacingMark: true
        default: scalar == "-"
        }
    }
}
