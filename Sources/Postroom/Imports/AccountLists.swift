/// The lists of the organisation that a file of accounts names entries of, by folded name.
struct AccountLists {
    var statuses: [String: Int] = [:]
    var firstStatusID = 0
    var classes: [String: (id: Int, kind: Customer.Kind)] = [:]
    var firstClassID = 0
    var staff: [String: Int] = [:]
    var flags: [String: Int] = [:]
    /// The organisation's own.
    var currency = Currency.pounds

    func status(_ name: String) throws(BadRow) -> Int {
        guard let id = statuses[name.folded] else { throw BadRow("there is no status “\(name)”") }
        return id
    }

    func customerClass(_ name: String) throws(BadRow) -> (id: Int, kind: Customer.Kind) {
        guard let found = classes[name.folded] else { throw BadRow("there is no class “\(name)”") }
        return found
    }

    /// A member of staff by name or email address.
    func staff(_ name: String) throws(BadRow) -> Int {
        guard let id = staff[name.folded] else {
            throw BadRow("nobody on the staff is called “\(name)”")
        }
        return id
    }

    /// Flags separated by vertical bars.
    func flags(_ names: String) throws(BadRow) -> Set<Int> {
        var ids: Set<Int> = []
        for name in names.split(separator: "|").map(\.trimmed) where !name.isEmpty {
            guard let id = flags[name.folded] else { throw BadRow("there is no flag “\(name)”") }
            ids.insert(id)
        }
        return ids
    }

    /// A method by our word or a usual one of other ledgers.
    static func paymentMethod(_ text: String) throws(BadRow) -> Customer.PaymentMethod {
        let word = ImportField.key(text)
        switch word {
        case "directdebit", "dd": return .directDebit
        case "card", "creditcard", "debitcard", "paymentcard": return .card
        case "banktransfer", "bacs", "transfer", "fasterpayment", "fasterpayments", "chaps", "bank",
            "wire", "eft":
            return .bankTransfer
        case "cheque", "check", "chq": return .cheque
        case "cash": return .cash
        case "other": return .other
        default: throw BadRow("we know no payment method “\(text.shortened(to: 40))”")
        }
    }

    static func yesOrNo(_ text: String, _ field: ImportField) throws(BadRow) -> Bool {
        switch text.lowercased() {
        case "yes", "y", "true", "t", "1", "on": return true
        case "no", "n", "false", "f", "0", "off": return false
        default: throw BadRow("the \(field.name) “\(text.shortened(to: 20))” is neither yes nor no")
        }
    }
}
