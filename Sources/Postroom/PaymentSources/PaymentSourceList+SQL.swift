import SQL

extension PaymentSourceList {
    package func page(in office: Office) throws -> Page {
        var sources: [PaymentSource] = []
        try each(limit: Self.pageSize + 1, in: office) { sources.append($0) }
        let shown = Array(sources.prefix(Self.pageSize))
        return Page(sources: shown, next: sources.count > Self.pageSize ? shown.last.map(cursor) : nil)
    }

    /// Each of the list, in its order: for CSV.
    package func each(limit: Int, in office: Office, _ body: (PaymentSource) throws -> Void) throws {
        try office.require(.view, of: .ledger)
        var conditions: [SQL] = ["p.organisation_id = \(office.organisationID)"]
        if use != .all { conditions.append("p.is_active = \(use == .active)") }
        if !words.trimmed.isEmpty {
            conditions.append(CustomerIndex.condition(for: words, of: office.organisationID))
        }
        if let after { conditions.append(beyond(after)) }
        let direction: SQL = isDescending ? "DESC" : "ASC"
        let ordering: SQL =
            order == .account ? "p.account_key \(direction), p.id \(direction)" : "p.id \(direction)"
        try office.database.each(
            """
            \(PaymentSource.selection(kind)) WHERE \(SQL.joined(conditions, by: " AND "))
            ORDER BY \(ordering) LIMIT \(limit)
            """
        ) { try body(PaymentSource(kind, $0)) }
    }

    private func beyond(_ cursor: ListCursor) -> SQL {
        let comparison: SQL = isDescending ? "<" : ">"
        return order == .account
            ? "(p.account_key, p.id) \(comparison) (\(cursor.value), \(cursor.id))" : "p.id \(comparison) \(cursor.id)"
    }
}
