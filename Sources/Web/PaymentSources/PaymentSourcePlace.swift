import Postroom

/// The screens of one kind: where they are and how they speak.
struct PaymentSourcePlace {
    let kind: PaymentSource.Kind
    let entry: MainMenu.Entry
    /// Such as `direct-debit-accounts`, in addresses.
    let path: String
    /// Such as `direct debit account`.
    let noun: String
    let plural: String

    init(_ kind: PaymentSource.Kind) {
        self.kind = kind
        noun = kind.rawValue
        plural = noun + "s"
        switch kind {
        case .directDebit: (entry, path) = (.directDebitAccounts, "direct-debit-accounts")
        case .card: (entry, path) = (.paymentCards, "payment-cards")
        }
    }

    var isCard: Bool { kind == .card }
    var list: String { "/\(path)" }

    func address(_ account: String) -> String { "/customers/\(account.percentEncoded)/\(path)" }
    func address(_ source: PaymentSource) -> String { "\(address(source.account))/\(source.id)" }

    /// Such as `Direct debit account`.
    var title: String { noun.prefix(1).uppercased() + noun.dropFirst() }

    /// A month as it stands on a card, `05/26`, as the form asks for it; empty where none is known.
    func monthOnCard(_ expires: String) -> String {
        expires.isEmpty ? "" : "\(expires.suffix(2))/\(expires.prefix(4).suffix(2))"
    }

    /// What a row of any list says of it.
    func detail(_ source: PaymentSource, today: Day) -> String {
        switch kind {
        case .directDebit: return source.maskedSortCode
        case .card:
            guard !source.expires.isEmpty else { return "" }
            let month = "\(source.expires.suffix(2))/\(source.expires.prefix(4))"
            return source.isExpired(on: today) ? "\(month), expired" : month
        }
    }
}
