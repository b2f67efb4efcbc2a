import Postroom

/// The screen an order belongs to.
struct LetterOrderPlace {
    let title: String
    let address: String
    let entry: MainMenu.Entry
    /// Such as `Letters`.
    let noun: String

    init(_ kind: LetterOrder.Kind) {
        switch kind {
        case .letters: (title, address, entry, noun) = ("Send Letters", "/send-letters", .sendLetters, "Letters")
        case .bills: (title, address, entry, noun) = ("Send Bills", "/send-bills", .sendBills, "Bills")
        }
    }

    /// What is counted: a letter each, or the bills of one customer.
    func words(_ count: Int) -> String {
        switch entry {
        case .sendBills: count == 1 ? "customer’s bills" : "customers’ bills"
        default: count == 1 ? "letter" : "letters"
        }
    }
}
