/// An amount of money as somebody wrote it: digits in groups, a decimal mark of one kind or the other, a sign.
struct WrittenAmount: Equatable {
    /// The mark before the decimals.
    enum Mark: UInt8, Sendable {
        case point = 0x2E
        case comma = 0x2C
    }

    private(set) var isNegative = false
    /// Only digits, points and commas.
    private var digits: [UInt8] = []
    /// The sign or code that stood with the number; empty: none.
    private(set) var currencySign = ""

    /// - Returns: `nil` where it is no number.
    init?(_ text: String) {
        var scalars = Substring(text).unicodeScalars
        if scalars.first == "(", scalars.last == ")" {
            isNegative = true
            scalars = scalars.dropFirst().dropLast()
        }
        var hasEnded = false
        for scalar in scalars {
            switch scalar {
            case "0"..."9", ".", ",":
                guard !hasEnded else { return nil }
                digits.append(UInt8(scalar.value))
            case "-", "\u{2212}":
                guard !isNegative else { return nil }
                isNegative = true
                hasEnded = !digits.isEmpty
            case "+": guard digits.isEmpty else { return nil }
            // Apostrophes and spaces stand between thousands.
            case " ", "\u{A0}", "\u{202F}", "\u{2009}", "'", "’": break
            default:
                currencySign.unicodeScalars.append(scalar)
                hasEnded = !digits.isEmpty
            }
        }
        guard digits.contains(where: { (48...57).contains($0) }), readSign() else { return nil }
    }

    /// Ledgers write credits as `150.00 CR`.
    private mutating func readSign() -> Bool {
        currencySign = currencySign.uppercased()
        switch currencySign {
        case "CR":
            isNegative.toggle()
            currencySign = ""
        case "DR": currencySign = ""
        case "", "£", "€", "$", "¥", "KR", "ZŁ", "KČ", "FR.", "FR": break
        default: return Currency(code: currencySign) != nil
        }
        return true
    }

    /// The decimal mark that this amount alone proves.
    var proves: Mark? {
        let points = digits.count { $0 == Mark.point.rawValue }
        let commas = digits.count { $0 == Mark.comma.rawValue }
        if points > 0, commas > 0 {
            guard let last = digits.last(where: { $0 < 48 }) else { return nil }
            return Mark(rawValue: last)
        }
        if points > 1 { return .comma }
        if commas > 1 { return .point }
        guard points + commas == 1, let place = digits.firstIndex(where: { $0 < 48 }) else {
            return nil
        }
        let behind = digits.count - place - 1
        // One mark before exactly three digits may be either.
        return behind == 3 && (1...3).contains(place) && digits[0] != 48
            ? nil : Mark(rawValue: digits[place])
    }

    /// In minor units of the currency, read with the file's decimal mark.
    ///
    /// - Parameter mark: `nil` where no amount of the file proves one; then a lone mark before three digits stands
    ///   between thousands, because no currency with fewer than three decimals could mean anything else.
    func minor(of currency: Currency, mark: Mark?) throws(BadRow) -> Int {
        if let name = contradicts(currency) {
            throw BadRow("the amount is in \(name), the account in \(currency.code)")
        }
        guard
            mark != nil || currency.decimals < 3 || proves != nil || !digits.contains(where: { $0 < 48 })
        else {
            throw BadRow(
                "the amount can be read in two ways; write it with three decimals and no thousands")
        }
        let mark = mark ?? proves ?? (digits.contains(Mark.point.rawValue) ? .comma : .point)
        let halves = digits.split(separator: mark.rawValue, omittingEmptySubsequences: false)
        guard halves.count <= 2, Self.isGrouped(halves[0]) else {
            throw BadRow("the amount is no number")
        }
        var decimals = halves.count == 2 ? halves[1] : []
        guard decimals.allSatisfy({ $0 >= 48 }) else { throw BadRow("the amount is no number") }
        while decimals.count > currency.decimals, decimals.last == 48 { decimals = decimals.dropLast() }
        guard decimals.count <= currency.decimals else {
            throw BadRow("the amount has more decimals than \(currency.code) has")
        }
        let whole =
            halves[0].filter { $0 >= 48 } + decimals
            + Array(repeating: 48, count: currency.decimals - decimals.count)
        // Below 10^15 minor units no sum over a ledger can overflow.
        guard whole.drop(while: { $0 == 48 }).count <= 15 else {
            throw BadRow("the amount is too large")
        }
        let value = whole.reduce(0) { $0 * 10 + Int($1 - 48) }
        return isNegative ? -value : value
    }

    /// Groups of three behind the first; Indian ledgers write groups of two.
    private static func isGrouped(_ digits: ArraySlice<UInt8>) -> Bool {
        let groups = digits.split(omittingEmptySubsequences: false) { $0 < 48 }
        guard groups.count > 1 else { return true }
        return (1...3).contains(groups[0].count) && groups[groups.count - 1].count == 3
            && groups.dropFirst().allSatisfy { (2...3).contains($0.count) }
    }

    private func contradicts(_ currency: Currency) -> String? {
        switch currencySign {
        case "": nil
        case "£": currency == .pounds ? nil : "pounds"
        case "€": currency == .euros ? nil : "euros"
        case "$": currency == .pounds || currency == .euros ? "dollars" : nil
        case let sign where Currency(code: sign) != nil: sign == currency.code ? nil : sign
        default: nil
        }
    }
}
