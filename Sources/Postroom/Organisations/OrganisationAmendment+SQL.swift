import SQL

/// Changing an organisation's particulars by hand.
extension Organisation {
    package enum Amended {
        case done
        case refused([Problem])
        /// Somebody else changed them meanwhile: what is stored now. Nothing was changed.
        case conflict(Organisation, by: String)
    }

    /// Stores what somebody typed, if nobody else was quicker, and writes down what changed.
    package func amend(in office: Office) throws -> Amended {
        try office.require(.full, of: .configuration)
        guard problems.isEmpty else { return .refused(problems) }
        return try office.atomically {
            let stored = try Organisation.current(in: office)
            guard stored.id == id else { throw NotPermitted(area: .configuration, level: .full) }
            if currency != stored.currency, stored.version == version {
                guard try !Organisation.hasBookings(in: office) else {
                    return .refused([Problem(field: "currency", Self.currencyStays)])
                }
                try keepCurrency(from: stored.currency, in: office)
            }
            guard stored.version == version, try save(in: office) else {
                let last = try Audit.trail(of: .organisation, id.number, limit: 1, in: office).first
                return .conflict(stored, by: last?.by ?? "Somebody else")
            }
            let changes = changes(since: stored)
            if !changes.isEmpty {
                try Audit.record(
                    "amended", of: .organisation, id.number, summary: changes.map(\.0).joined(separator: ", "),
                    details: changes.map { "\($0.0): \($0.1) → \($0.2)" }.joined(separator: "\n"), in: office)
            }
            return .done
        }
    }

    /// Label, old and new value of whatever differs.
    private func changes(since old: Organisation) -> [(String, String, String)] {
        zip(old.sheet, sheet).filter { $0.value != $1.value }.map { ($1.label, $0.value, $1.value) }
    }

    private var sheet: [(label: String, value: String)] {
        [
            ("Name", name), ("Legal name", particulars.legalName), ("Registered in", particulars.registeredIn),
            ("Registered number", particulars.registeredNumber), ("Registered office", particulars.registeredOffice),
            ("VAT number", particulars.vatNumber), ("Address", address.joined(separator: ", ")),
            ("Telephone", telephone), ("Email", email), ("Website", website), ("Sender name", sender.name),
            ("Sender address", sender.email), ("Replies to", sender.replyTo), ("Currency", currency.code),
            ("Bank", bank.bank),
            ("Account name", bank.accountName), ("Sort code", bank.sortCode), ("Account number", bank.accountNumber),
            ("IBAN", bank.iban), ("Signatory", signatory.name), ("Signatory’s title", signatory.title),
            ("Letter layout", letterLayout), ("Accent colour", accentColour), ("Time zone", timeZoneName),
        ]
    }
}
