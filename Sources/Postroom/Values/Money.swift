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
        String(
            minor.magnitude, decimals: currency.decimals, isGrouped: true,
            after: minor < 0 ? "−" + currency.prefix : currency.prefix)
    }

    /// `1,234.50`, for a column whose heading names the currency.
    package var digits: String {
        String(minor.magnitude, decimals: currency.decimals, isGrouped: true)
    }

    /// `1234.50` or `-1234.50`, for CSV.
    package var plain: String {
        String(minor.magnitude, decimals: currency.decimals, isGrouped: false, after: minor < 0 ? "-" : "")
    }
}
