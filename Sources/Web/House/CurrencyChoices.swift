import Postroom

/// The currencies that lists offer.
enum CurrencyChoices {
    private static let usual = ["GBP", "EUR", "USD", "CHF", "DKK", "NOK", "PLN", "SEK", "AUD", "CAD", "JPY"]

    /// - Parameter own: always among them.
    static func codes(with own: Currency) -> [String] {
        usual.contains(own.code) ? usual : [own.code] + usual
    }
}
