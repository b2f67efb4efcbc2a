import SQL

extension LetterOrder {
    /// Rows for which one statement is written.
    static let batch = 400

    /// Orders that these letters be emailed to whoever has them when nobody chooses. What Send Letters does not offer
    /// is left out.
    ///
    /// - Parameters:
    ///   - seen: the newest message when the list was shown; a letter that was sent later is not sent again.
    ///   - token: of the form; a second press finds the order it made.
    package static func place(
        _ letters: [ID<Correspondence>], seen: Int, token: String, in office: Office
    ) throws -> Placed {
        try office.require(.edit, of: .sending)
        if let refusal = try senderIsMissing(in: office) { return .refused(refusal) }
        let chosen = Array(Set(letters)).sorted { $0.number < $1.number }
        guard !chosen.isEmpty else { return .refused(Problem(field: "letters", "Choose at least one letter.")) }
        return try office.atomically {
            if let earlier = try made(under: token, in: office) { return .already(earlier) }
            let order = try insert(.letters, seen: seen, token: token, in: office)
            var count = 0
            for start in stride(from: 0, to: chosen.count, by: batch) {
                count += try office.database.run(
                    """
                    INSERT INTO letter_order_item(order_id, position, customer_id, correspondence_id)
                    SELECT \(order), \(count) + row_number() OVER (ORDER BY k.id), k.customer_id, k.id
                    FROM correspondence k JOIN correspondence_type t ON t.id = k.type_id
                    LEFT JOIN bulk_mailing b ON b.id = k.bulk_mailing_id
                    WHERE k.id IN \(SQL.list(chosen[start..<min(start + batch, chosen.count)]))
                      AND k.organisation_id = \(office.organisationID) AND k.deleted_at IS NULL
                      AND \(SendLetters.offered)
                    """)
            }
            return try finish(order, count: count, noun: "letter", in: office)
        }
    }

    static func senderIsMissing(in office: Office) throws -> Problem? {
        try Organisation.current(in: office).senderComplaint.map { Problem($0) }
    }

    static func made(under token: String, in office: Office) throws -> ID<LetterOrder>? {
        try office.database.first(
            "SELECT id FROM letter_order WHERE form_token = \(token) AND organisation_id = \(office.organisationID)"
        ) { $0[0] }
    }

    static func insert(_ kind: Kind, seen: Int, token: String, in office: Office) throws -> ID<LetterOrder> {
        ID(
            try office.database.insert(
                """
                INSERT INTO letter_order(organisation_id, kind, form_token, seen, created_at, created_by, chosen)
                VALUES (\(office.organisationID), \(kind), \(token), \(seen), \(office.now), \(office.actor.staffID), 0)
                """))
    }

    /// An order with nothing in it is none.
    static func finish(_ order: ID<LetterOrder>, count: Int, noun: String, in office: Office) throws -> Placed {
        guard count > 0 else {
            try office.database.run("DELETE FROM letter_order WHERE id = \(order)")
            return .refused(Problem(field: "\(noun)s", "What was ticked is no longer here. Look at the list again."))
        }
        try office.database.run("UPDATE letter_order SET chosen = \(count) WHERE id = \(order)")
        try Audit.record(
            "ordered", of: .letterOrder, order.number, summary: "\(count.grouped) \(noun)\(count == 1 ? "" : "s")",
            in: office)
        return .placed(order)
    }
}
