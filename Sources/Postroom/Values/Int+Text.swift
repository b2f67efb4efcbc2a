extension Int {
    /// With leading zeros to at least the width: `7` becomes `07`. Not for negative numbers.
    package func padded(to width: Int) -> String {
        let digits = String(self)
        return digits.utf8.count >= width ? digits : String(repeating: "0", count: width - digits.utf8.count) + digits
    }

    /// With thousands separated: `1,234,567`.
    package var grouped: String {
        String(magnitude, decimals: 0, isGrouped: true, after: self < 0 ? "−" : "")
    }

    /// So many of what a noun names: `1 letter`, `1,234 letters`. For nouns whose plural ends in s.
    package func counting(_ noun: String) -> String {
        "\(grouped) \(noun)\(self == 1 ? "" : "s")"
    }

    /// Division that rounds down, also below zero.
    func floorDivided(by divisor: Int) -> Int {
        let quotient = self / divisor
        return self % divisor < 0 ? quotient - 1 : quotient
    }

    /// The remainder that belongs to `floorDivided`: never negative.
    func floorModulo(_ divisor: Int) -> Int {
        self - floorDivided(by: divisor) * divisor
    }
}
