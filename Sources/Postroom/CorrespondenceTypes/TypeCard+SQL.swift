import SQL

extension TypeCard {
    /// Every type of the organisation, in the order of the Add menu, available or not.
    package static func all(in office: Office) throws -> [TypeCard] {
        try office.require(.edit, of: .configuration)
        let codes: [String] = try office.database.rows(
            """
            SELECT code FROM correspondence_type WHERE organisation_id = \(office.organisationID)
            ORDER BY position, id
            """
        ) { $0[0] }
        return try codes.compactMap { try find(code: $0, in: office) }
    }

    package static func find(code: String, in office: Office) throws -> TypeCard? {
        try office.require(.edit, of: .configuration)
        guard let type = try CorrespondenceType.find(code: code, in: office) else { return nil }
        return try office.database.first(
            """
            SELECT completes_todos_on_email, logs_communication, version FROM correspondence_type WHERE id = \(type.id)
            """
        ) { TypeCard(type: type, completesTodosOnEmail: $0[0], logsCommunication: $0[1], version: $0[2]) }
    }

    /// How many records there are of it, counted to a hundred at most; who changes it should know.
    package func letterCount(in office: Office) throws -> Int {
        try office.database.first(
            """
            SELECT count(*) FROM (SELECT 1 FROM last_received WHERE type_id = \(type.id) LIMIT 100) AS some
            """
        ) { $0[0] } ?? 0
    }

    // MARK: Changing

    package enum Saved: Equatable {
        /// The code of the type.
        case saved(String)
        /// Somebody changed it meanwhile; nothing was saved.
        case outdated(TypeCard)
        case refused([Problem])
    }

    /// Stores what the form holds, unless somebody changed the type since the form was opened.
    ///
    /// - Parameter version: of the type that the form showed.
    package func amend(_ entry: TypeEntry, version: Int, in office: Office) throws -> Saved {
        try office.require(.edit, of: .configuration)
        return try office.atomically {
            let (sections, problems) = try entry.checked(for: self, in: office)
            guard problems.isEmpty else { return .refused(problems) }
            let changed = try office.database.run(
                """
                UPDATE correspondence_type SET name = \(entry.name.trimmed), purpose = \(entry.purpose.trimmed),
                  class = \(entry.correspondenceClass), is_available = \(entry.isAvailable),
                  sections = \(try sections.json), is_bulk_safe = \(entry.isBulkSafe),
                  shows_period = \(entry.showsPeriod), in_send_letters = \(entry.isInSendLetters),
                  trigger = \(entry.trigger), unverified_email = \(entry.unverifiedEmail),
                  completes_todos_on_email = \(entry.completesTodosOnEmail),
                  logs_communication = \(entry.logsCommunication), version = version + 1
                WHERE id = \(type.id) AND version = \(version) AND organisation_id = \(office.organisationID)
                """)
            guard let now = try TypeCard.find(code: type.code, in: office) else {
                preconditionFailure("types are never deleted")
            }
            guard changed == 1 else { return .outdated(now) }
            try Audit.record(
                "amended", of: .type, type.id.number, summary: now.type.name, details: now.difference(from: self),
                in: office)
            return .saved(type.code)
        }
    }

    /// Offers it, or offers it nowhere. What was written stays readable.
    ///
    /// - Returns: `false` where it was so already.
    package func makeAvailable(_ isAvailable: Bool, in office: Office) throws -> Bool {
        try office.require(.edit, of: .configuration)
        return try office.atomically {
            let changed = try office.database.run(
                """
                UPDATE correspondence_type SET is_available = \(isAvailable), version = version + 1
                WHERE id = \(type.id) AND is_available <> \(isAvailable)
                """)
            guard changed == 1 else { return false }
            try Audit.record(
                isAvailable ? "switched on" : "switched off", of: .type, type.id.number, summary: type.name, in: office)
            return true
        }
    }

    /// Moves it one place up or down in every menu.
    package func move(up: Bool, in office: Office) throws {
        try office.require(.edit, of: .configuration)
        try office.atomically {
            var order = try TypeCard.all(in: office).map(\.type.id)
            guard let index = order.firstIndex(of: type.id) else { return }
            let other = up ? index - 1 : index + 1
            guard order.indices.contains(other) else { return }
            order.swapAt(index, other)
            for (position, id) in order.enumerated() {
                try office.database.run(
                    """
                    UPDATE correspondence_type SET position = \(position), version = version + 1
                    WHERE id = \(id) AND position <> \(position)
                    """)
            }
            try Audit.record(
                "moved", of: .type, type.id.number, summary: "\(type.name), \(up ? "up" : "down")", in: office)
        }
    }

    /// What an amendment changed, a line each.
    private func difference(from old: TypeCard) -> String {
        func words(_ card: TypeCard) -> [(String, String)] {
            let (type, rules) = (card.type, card.type.rules)
            func yes(_ isSo: Bool) -> String { isSo ? "yes" : "no" }
            return [
                ("Name", type.name), ("Purpose", type.purpose), ("Class", type.correspondenceClass.title),
                ("Available", yes(type.isAvailable)), ("Bulk-safe", yes(rules.isBulkSafe)),
                ("Shows a period", yes(rules.showsPeriod)), ("In Send Letters", yes(rules.isInSendLetters)),
                ("Trigger", rules.trigger?.title ?? "none"),
                ("Unverified address", rules.unverifiedEmail.rawValue),
                ("Completes TODOs when emailed", yes(card.completesTodosOnEmail)),
                ("Logs a communication", yes(card.logsCommunication)),
                (
                    "Sections",
                    type.sections.map { $0.label + ($0.isRequired ? " (required)" : "") }.joined(separator: ", ")
                ),
            ]
        }
        return zip(words(old), words(self)).filter { $0.0.1 != $0.1.1 }
            .map { "\($0.0.0): \($0.0.1) → \($0.1.1)" }.joined(separator: "\n")
    }
}
