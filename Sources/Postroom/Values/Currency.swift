/// A currency by its ISO 4217 code.
package struct Currency: Hashable, Sendable, Codable {
    package let code: String

    /// `nil` unless the code is three letters.
    package init?(code: String) {
        let upper = code.uppercased()
        guard upper.utf8.count == 3, upper.utf8.allSatisfy({ (65...90).contains($0) }) else { return nil }
        self.code = upper
    }

    /// A code that the schema has already checked.
    init(stored code: String) {
        self.code = code
    }

    package static let pounds = Currency(stored: "GBP")
    package static let euros = Currency(stored: "EUR")
    package static let dollars = Currency(stored: "USD")

    /// How many digits stand behind the decimal point (ISO 4217, minor unit).
    package var decimals: Int {
        // Nearly all amounts are in one of these, and finding that out is much quicker than the list below.
        if code == "GBP" || code == "EUR" || code == "USD" { return 2 }
        return switch code {
        case "JPY", "KRW", "ISK", "VND", "CLP", "XOF", "XAF", "UGX", "PYG", "RWF": 0
        case "BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND": 3
        default: 2
        }
    }

    /// Minor units in one major unit: 100 pence in a pound.
    package var minorPerMajor: Int {
        switch decimals {
        case 0: 1
        case 3: 1_000
        default: 100
        }
    }

    /// The sign before an amount, or the code and a space where no sign is unmistakable.
    package var prefix: String {
        switch code {
        case "GBP": "£"
        case "EUR": "€"
        case "USD": "$"
        default: "\(code)\u{00A0}"
        }
    }
}
