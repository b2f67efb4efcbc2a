/// A place in a template where a block is put, written as a partial on a line of its own: `{{> invoices}}`.
enum Place: String, CaseIterable {
    case invoices
    case howToPay = "how-to-pay"

    /// What stands in the filled text until the block is put there. The two characters are for private use, and
    /// `Wording` takes them out of everything that fills a gap, so nobody can type a place.
    var mark: String { "\u{E000}\(rawValue)\u{E001}" }

    static func at(_ text: String) -> Place? {
        allCases.first { $0.mark == text }
    }
}
