import SQL

/// Changing what a correspondence says, while nothing of it has left.
extension Correspondence {
    package enum Revised {
        case revised(Correspondence)
        /// Somebody else has changed it since the form was opened.
        case overtaken(by: String, at: Moment, version: Int)
        case refused([Problem])
    }

    /// Why it can no longer be edited; `nil` where it can.
    package func whyNotEditable(in office: Office) throws -> String? {
        guard status == .ready || status == .failed else {
            return status == .pending
                ? "The document is still being generated."
                : "It is \(status.title.lowercased()), so what it says stays as it is. Recreate, deliver or delete it."
        }
        guard try lastMessage(in: office) == 0 else {
            return "It has been sent or is on its way, so what it says stays as it is. Recreate, deliver or delete it."
        }
        return nil
    }

    /// Freezes a changed draft in place of what was there. Its type and its number stay what they are.
    ///
    /// - Parameter version: of the record when the form was opened.
    package func revise(_ draft: Draft, version: Int, in office: Office) throws -> Revised {
        try office.require(.edit, of: .correspondence)
        precondition(draft.type.id == typeID && draft.customer.id == customerID, "a draft of this very correspondence")
        let content: FrozenContent
        let date: Day
        switch try draft.frozen(in: office) {
        case .refused(let problems): return .refused(problems)
        case .frozen(let frozen, let day): (content, date) = (frozen, day)
        }
        return try office.atomically {
            guard let current = try Correspondence.find(id, in: office) else {
                return .refused([Problem("This correspondence has been deleted.")])
            }
            if let sentence = try current.whyNotEditable(in: office) { return .refused([Problem(sentence)]) }
            guard current.version == version else {
                let last = try Audit.trail(of: .correspondence, id.number, limit: 1, in: office).first
                return .overtaken(
                    by: last?.by ?? "Postroom", at: last?.at ?? office.now, version: current.version)
            }
            let before = try current.content(in: office)
            try current.replace(with: content, date: date, in: office)
            try Audit.record(
                "edited", of: .correspondence, id.number, customer: customerID,
                details: Self.changes(from: before, current.date, to: content, date), in: office)
            guard let after = try Correspondence.find(id, in: office) else { preconditionFailure("it was just there") }
            return .revised(after)
        }
    }

    private func replace(with content: FrozenContent, date: Day, in office: Office) throws {
        guard let type = try CorrespondenceType.find(typeID, in: office) else {
            preconditionFailure("the schema lets no type go that a correspondence has")
        }
        let total = content.asked(by: type)
        // What was printed says something else, so until the new PDF is there, there is none.
        try office.database.run(
            """
            UPDATE correspondence SET date = \(date), amount = \(total?.minor), currency = \(total?.currency),
              organisation_version = (SELECT version FROM organisation WHERE id = \(office.organisationID)),
              period_from = \(content.period?.from), period_to = \(content.period?.to), status = 'pending',
              document_id = NULL, template_version_id = NULL, failure = '', version = version + 1
            WHERE id = \(id)
            """)
        try office.database.run("DELETE FROM correspondence_invoice WHERE correspondence_id = \(id)")
        try office.database.run("DELETE FROM correspondence_payment WHERE correspondence_id = \(id)")
        try office.database.run("DELETE FROM correspondence_number WHERE correspondence_id = \(id)")
        try office.database.run(
            "UPDATE correspondence_content SET content = \(try content.json) WHERE correspondence_id = \(id)")
        try Self.link(id, to: content, of: customerID, in: office)
    }

    /// Old and new values of what was changed, a line each.
    private static func changes(
        from old: FrozenContent, _ oldDate: Day, to new: FrozenContent, _ newDate: Day
    ) -> String {
        var lines: [String] = []
        func compare(_ name: String, _ before: String, _ after: String) {
            guard before != after else { return }
            let shown = [before, after].map { $0.isEmpty ? "nothing" : "“\($0.shortened(to: 120))”" }
            lines.append("\(name): \(shown[0]) → \(shown[1])")
        }
        compare("Letter date", oldDate.short, newDate.short)
        compare("Your reference", old.yourReference, new.yourReference)
        compare(
            "Invoices", old.invoices.map(\.number).joined(separator: ", "),
            new.invoices.map(\.number).joined(separator: ", "))
        compare(
            "Payments", (old.payments ?? []).map(\.reference).joined(separator: ", "),
            (new.payments ?? []).map(\.reference).joined(separator: ", "))
        compare(
            "Numbers", (old.numbers ?? []).map(\.number).joined(separator: ", "),
            (new.numbers ?? []).map(\.number).joined(separator: ", "))
        compare(
            "Period", old.period.map { "\($0.from) to \($0.to)" } ?? "",
            new.period.map { "\($0.from) to \($0.to)" } ?? "")
        for key in Set(old.dates.keys).union(new.dates.keys).sorted() {
            compare(named(key), old.dates[key] ?? "", new.dates[key] ?? "")
        }
        for key in Set(old.texts.keys).union(new.texts.keys).sorted() {
            compare(named(key), old.texts[key] ?? "", new.texts[key] ?? "")
        }
        return lines.joined(separator: "\n")
    }

    /// `pay_by` as `Pay by`.
    private static func named(_ key: String) -> String {
        key.prefix(1).uppercased() + key.dropFirst().replacing("_", with: " ")
    }
}
