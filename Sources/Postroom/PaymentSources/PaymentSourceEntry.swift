/// A bank account or a card as somebody types it. The whole number, where it is typed, is looked at here and goes no
/// further: what comes out of `checked` holds its last digits alone.
package struct PaymentSourceEntry: Sendable {
    package var holder = ""
    package var number = ""
    package var sortCode = ""
    package var reference = ""
    package var order = "1"
    /// `11/2027`, `11/27` or `2027-11`.
    package var expires = ""

    package static let longestHolder = 100
    package static let longestReference = 60

    package init() {}

    /// As the form shows what is kept.
    package init(_ source: PaymentSource) {
        (holder, number, sortCode) = (source.holder, source.numberEnd, source.sortCodeEnd)
        (reference, order, expires) = (source.reference, String(source.order), source.expires)
    }

    /// What may be kept of it.
    struct Checked: Equatable {
        var holder: String
        var numberEnd: String
        var sortCodeEnd: String
        var reference: String
        var order: Int
        var expires: String
    }

    /// The last four digits of the number as typed; what a form may show again.
    package var numberEnd: String { String(Self.digits(number).suffix(4)) }
    package var sortCodeEnd: String { String(Self.digits(sortCode).suffix(2)) }

    func checked(_ kind: PaymentSource.Kind) -> (Checked?, [Problem]) {
        var problems: [Problem] = []
        let holder = holder.trimmed
        let reference = reference.trimmed
        if holder.isEmpty {
            problems.append(
                Problem(field: "holder", kind == .card ? "Enter the name on the card." : "Enter the account name."))
        }
        if holder.count > Self.longestHolder {
            problems.append(Problem(field: "holder", "The name must have at most \(Self.longestHolder) characters."))
        }
        if reference.count > Self.longestReference {
            problems.append(
                Problem(field: "reference", "The reference must have at most \(Self.longestReference) characters."))
        }
        problems += kind == .card ? cardProblems : accountProblems
        for (field, text) in [("holder", holder), ("reference", reference)] where givesAway(text, kind) {
            problems.append(
                Problem(field: field, "This holds the whole number. Only the last digits may be kept: leave it out."))
        }
        let order = Int(order.trimmed) ?? 0
        if kind == .directDebit, !(1...99).contains(order) {
            problems.append(Problem(field: "order", "The order must be a whole number from 1 to 99."))
        }
        let expires = Self.month(expires.trimmed)
        if kind == .card, expires == nil {
            problems.append(Problem(field: "expires", "Enter the month as on the card, such as 11/27."))
        }
        guard problems.isEmpty else { return (nil, problems) }
        return (
            Checked(
                holder: holder, numberEnd: numberEnd, sortCodeEnd: sortCodeEnd, reference: reference, order: order,
                expires: expires ?? ""), []
        )
    }

    private var cardProblems: [Problem] {
        let digits = Self.digits(number)
        guard digits.count == 4 || (13...19).contains(digits.count), Self.isOnlyNumber(number) else {
            return [Problem(field: "number", "Enter the card’s number, or its last four digits.")]
        }
        guard digits.count == 4 || Self.addsUp(digits) else {
            return [Problem(field: "number", "That is no card number: a digit is wrong or two are exchanged.")]
        }
        return []
    }

    private var accountProblems: [Problem] {
        var problems: [Problem] = []
        let digits = Self.digits(number)
        if !(4...34).contains(digits.count) || number.trimmed.count > 42 {
            problems.append(Problem(field: "number", "Enter the account number, or its last four digits."))
        }
        let code = Self.digits(sortCode)
        if ![0, 2, 6].contains(code.count) || !Self.isOnlyNumber(sortCode) {
            problems.append(
                Problem(field: "sort_code", "Enter the six digits of the sort code, its last two, or nothing."))
        }
        return problems
    }

    /// Whether a text that is kept holds the number that must not be.
    private func givesAway(_ text: String, _ kind: PaymentSource.Kind) -> Bool {
        let digits = Self.digits(text)
        let whole = Self.digits(number)
        if whole.count > 4, digits.contains(whole) { return true }
        guard kind == .card else { return false }
        return (13...19).contains(digits.count) && Self.addsUp(digits)
    }

    // MARK: Digits

    private static func digits(_ text: String) -> String {
        String(text.unicodeScalars.filter { ("0"..."9").contains($0) })
    }

    private static func isOnlyNumber(_ text: String) -> Bool {
        text.trimmed.allSatisfy { ($0.isASCII && $0.isNumber) || $0 == " " || $0 == "-" }
    }

    /// Whether the last digit agrees with the others.
    ///
    /// - Source: ISO/IEC 7812-1, annex B.
    static func addsUp(_ digits: String) -> Bool {
        let sum = digits.utf8.reversed().enumerated().reduce(0) { sum, place in
            let digit = Int(place.element) - 48
            let doubled = digit * 2
            return sum + (place.offset.isMultiple(of: 2) ? digit : doubled > 9 ? doubled - 9 : doubled)
        }
        return sum.isMultiple(of: 10)
    }

    /// `2027-11`, empty for nothing, `nil` for what is no month.
    static func month(_ text: String) -> String? {
        guard !text.isEmpty else { return "" }
        let parts = text.split(whereSeparator: { $0 == "/" || $0 == "-" || $0 == " " }).compactMap { Int($0) }
        guard parts.count == 2 else { return nil }
        let (first, second) = (parts[0], parts[1])
        let (year, month) = first > 12 ? (first, second) : (second, first)
        let full = year < 100 ? 2_000 + year : year
        guard (1...12).contains(month), (2_000...2_099).contains(full) else { return nil }
        return "\(full)-\(month.padded(to: 2))"
    }
}
