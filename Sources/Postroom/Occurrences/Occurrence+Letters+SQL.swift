import SQL

/// The letters that are made of what happened.
extension Occurrence {
    /// The oldest ones without their letter, of every organisation.
    package static func waiting(limit: Int, in office: Office) throws -> [Waiting] {
        try office.database.rows(
            """
            SELECT id, organisation_id, customer_id, kind, subject, subject_id, type_id FROM occurrence
            WHERE handled_at IS NULL ORDER BY id LIMIT \(limit)
            """
        ) { row in
            Waiting(
                id: row[0], organisationID: row[1], customerID: row[2], kind: row[3], subject: row[4],
                subjectID: row[5], typeID: row[6])
        }
    }

    /// What became of everything that happened to a record, the latest first.
    package static func outcomes(of subject: Audit.Subject, _ id: Int, in office: Office) throws -> [Outcome] {
        try office.require(.view, of: .correspondence)
        return try office.database.rows(
            """
            SELECT o.kind, t.name, o.at, o.handled_at IS NULL, k.number, o.failure
            FROM occurrence o JOIN correspondence_type t ON t.id = o.type_id
            LEFT JOIN correspondence k ON k.id = o.correspondence_id AND k.deleted_at IS NULL
            WHERE o.subject = \(subject) AND o.subject_id = \(id) AND o.organisation_id = \(office.organisationID)
            ORDER BY o.id DESC LIMIT 50
            """
        ) { row in
            let number: Int? = row[4]
            return Outcome(
                kind: row[0], typeName: row[1], at: row[2], isWaiting: row[3],
                letter: number.map { Correspondence.Number($0) }, failure: row[5])
        }
    }
}

extension Occurrence.Waiting {
    /// Writes the letter, or says why there can be none.
    package func write(in office: Office) throws -> Occurrence.Writing {
        guard let customer = try Customer.find(customerID, in: office),
            let type = try CorrespondenceType.find(typeID, in: office)
        else { return try giveUp("The customer or the correspondence type is gone.", in: office) }
        if let earlier = try Correspondence.made(under: formToken, in: office) { return .written(earlier) }
        let draft = try draft(for: customer, type: type, in: office)
        switch try Correspondence.write(draft, formToken: formToken, origin: .automatic, in: office) {
        case .written(let letter), .already(let letter), .repeated(let letter): return .written(letter)
        case .refused(let problems):
            return try giveUp(problems.map(\.message).joined(separator: " "), in: office)
        }
    }

    /// The draft that the form of the type would propose, about the record that it happened to.
    private func draft(for customer: Customer, type: CorrespondenceType, in office: Office) throws -> Draft {
        var draft = try Draft.proposed(for: customer, type: type, in: office)
        guard subject == .payment, type.section(.payments) != nil else { return draft }
        draft.paymentIDs = [ID(subjectID)]
        guard type.section(.invoices) != nil else { return draft }
        draft.invoiceIDs = try office.database.rows(
            "SELECT invoice_id FROM allocation WHERE payment_id = \(subjectID) ORDER BY invoice_id"
        ) { $0[0] }
        return draft
    }

    /// Keeps what came of it, once.
    package func settle(_ letter: Correspondence, in office: Office) throws {
        try office.atomically {
            try office.database.run(
                """
                UPDATE occurrence SET handled_at = \(office.now), correspondence_id = \(letter.id),
                  failure = \(letter.failure)
                WHERE id = \(id) AND handled_at IS NULL
                """)
            guard letter.status == .failed else { return }
            try Todo.raise(
                "\(letter.reference) \(letter.typeName) cannot be printed: \(letter.failure)", kind: "Administration",
                about: .correspondence, letter.id.number, customer: customerID, in: office)
        }
    }

    private func giveUp(_ reason: String, in office: Office) throws -> Occurrence.Writing {
        try office.atomically {
            let changed = try office.database.run(
                """
                UPDATE occurrence SET handled_at = \(office.now), failure = \(reason)
                WHERE id = \(id) AND handled_at IS NULL
                """)
            guard changed == 1 else { return }
            let name: String? = try office.database.first(
                "SELECT name FROM correspondence_type WHERE id = \(typeID)"
            ) { $0[0] }
            try Todo.raise(
                "The letter \(name ?? "") was not made by itself: \(reason)", kind: "Administration", about: subject,
                subjectID, customer: customerID, in: office)
        }
        return .impossible
    }
}

extension Occurrence {
    /// What will follow by itself of something that is about to happen, a sentence each.
    package static func consequences(of kinds: [Kind], in office: Office) throws -> [String] {
        let letters: [String] = try office.database.rows(
            """
            SELECT name FROM correspondence_type
            WHERE organisation_id = \(office.organisationID) AND is_available = 1 AND trigger IN \(SQL.list(kinds))
            ORDER BY position, id
            """
        ) { $0[0] }
        let rules: [String] = try office.database.rows(
            """
            SELECT name FROM todo_rule
            WHERE organisation_id = \(office.organisationID) AND deleted_at IS NULL AND is_enabled = 1
              AND created_by_event IN \(SQL.list(kinds)) ORDER BY name, id
            """
        ) { $0[0] }
        return letters.map { "The letter \($0) is made, ready to be sent. Nothing is emailed." }
            + rules.map { "The rule “\($0)” adds a TODO." }
    }
}
