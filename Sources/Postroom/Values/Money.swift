/// An amount of money in minor units of a currency: 1234 GBP is £12.34.
package struct Money: Hashable, Sendable {
    package let minor: Int
    package let currency: Currency

    package init(_ minor: Int, _ currency: Currency) {
        self.minor = minor
        self.currency = currency
    }

    /// `£1,234.50`, with the minus sign (U+2212) in front.
    package var text: String {
        (minor < 0 ? "−" : "") + currency.prefix + digits
    }

    /// `1,234.50`, for a column whose heading names the currency.
    package var digits: String {
        let magnitude = Int(minor.magnitude)
        let major = (magnitude / currency.minorPerMajor).grouped
        guard currency.decimals > 0 else { return major }
        return major + "." + (magnitude % currency.minorPerMajor).padded(to: currency.decimals)
    }

    /// `1234.50` or `-1234.50`, for CSV.
    package var plain: String {
        let magnitude = Int(minor.magnitude)
        let sign = minor < 0 ? "-" : ""
        let major = String(magnitude / currency.minorPerMajor)
        guard currency.decimals > 0 else { return sign + major }
        return sign + major + "." + (magnitude % currency.minorPerMajor).padded(to: currency.decimals)
    }
}
