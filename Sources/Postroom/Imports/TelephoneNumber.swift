/// A telephone number as written, with a key by which it is found however it was written.
struct TelephoneNumber: Equatable {
    let text: String
    /// Digits with the country code; a number without one is taken for British, and `07700 900142` is `447700900142`.
    let key: String

    /// `nil` where there are fewer than 5 or more than 15 digits (ITU-T E.164 allows 15).
    init?(_ written: String) {
        let digits = String(decoding: written.utf8.filter { (48...57).contains($0) }, as: UTF8.self)
        guard (5...15).contains(digits.utf8.count), written.utf8.count <= 40 else { return nil }
        text = written
        if written.hasPrefix("+") {
            // +44 (0)113 …: the zero is dialled only inside the country.
            key = digits.hasPrefix("440") ? "44" + digits.dropFirst(3) : digits
        } else if digits.hasPrefix("00") {
            key = String(digits.dropFirst(2))
        } else if digits.hasPrefix("0") {
            key = "44" + digits.dropFirst()
        } else {
            key = digits
        }
    }

    /// What the numbering plan says a British number is; `nil` for numbers of other countries.
    ///
    /// - Source: Ofcom, National Telephone Numbering Plan, part A1: 01, 02, 03 geographic and UK-wide; 07 mobile.
    var kind: ContactPoint.Kind? {
        guard key.hasPrefix("44"), key.utf8.count >= 11 else { return nil }
        switch key.dropFirst(2).first {
        case "7": return .mobile
        case "1", "2", "3": return .phone
        default: return nil
        }
    }
}
