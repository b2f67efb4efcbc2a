import Foundation
import SQL

extension DefaultValues.Screen: SQLBindable, SQLReadable {}

extension DefaultValues {
    private static let selection: SQL = """
        SELECT d.id, d.screen, d.owner_id, s.name, d.is_shared, d.name, d.updated_at, d.version
        FROM default_value_set d JOIN staff s ON s.id = d.owner_id
        """

    private init(_ row: borrowing Row) {
        id = row[0]
        screen = row[1]
        ownerID = row[2]
        owner = row[3]
        isShared = row[4]
        name = row[5]
        updatedAt = row[6]
        version = row[7]
    }

    /// The sets that whoever acts can load, by name: their own, and shared ones whose name they have not given
    /// themselves.
    package static func all(for screen: Screen, in office: Office) throws -> [DefaultValues] {
        let sets = try office.database.rows(
            """
            \(selection) WHERE d.organisation_id = \(office.organisationID) AND d.screen = \(screen)
              AND (d.owner_id = \(office.actor.staffID) OR d.is_shared = 1)
            ORDER BY d.name_key, d.owner_id <> \(office.actor.staffID), d.id LIMIT 500
            """
        ) { DefaultValues($0) }
        let own = Set(sets.filter { $0.ownerID == office.actor.staffID }.map(\.name.folded))
        return sets.filter { $0.ownerID == office.actor.staffID || !own.contains($0.name.folded) }
    }

    /// The set, if whoever acts can load it.
    package static func find(_ id: ID<DefaultValues>, in office: Office) throws -> DefaultValues? {
        try office.database.first(
            """
            \(selection) WHERE d.id = \(id) AND d.organisation_id = \(office.organisationID)
              AND (d.owner_id = \(office.actor.staffID) OR d.is_shared = 1)
            """
        ) { DefaultValues($0) }
    }

    /// The set that a form opens with, one's own before a shared one.
    package static func opening(_ screen: Screen, in office: Office) throws -> DefaultValues? {
        try all(for: screen, in: office).first { $0.name.folded == opening.folded }
    }

    package func settings(in office: Office) throws -> [Setting] {
        let json: String? = try office.database.first("SELECT fields FROM default_value_set WHERE id = \(id)") { $0[0] }
        return try json.map { try JSONDecoder().decode([Setting].self, from: Data($0.utf8)) } ?? []
    }

    /// Keeps settings under a name of whoever acts.
    ///
    /// - Parameter version: of the set that is to be overwritten; `nil`: nobody said that any should be.
    package static func save(
        _ settings: [Setting], as name: String, for screen: Screen, isShared: Bool, overwriting version: Int? = nil,
        in office: Office
    ) throws -> Saved {
        try office.require(.view, of: .customers)
        guard let owner = office.actor.staffID else { preconditionFailure("only people keep settings") }
        let name = name.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        guard !name.isEmpty else { return .refused(Problem(field: "set_name", "Give the settings a name.")) }
        guard name.count <= longestName else {
            return .refused(Problem(field: "set_name", "The name must have at most \(longestName) characters."))
        }
        let json = String(decoding: try JSONEncoder().encode(settings), as: UTF8.self)
        guard json.utf8.count <= largest else {
            return .refused(Problem("These settings are too large to be kept. Keep fewer account numbers."))
        }
        return try office.atomically {
            guard let earlier = try own(name, screen, owner, in: office) else {
                return try add(json, name, screen, isShared: isShared, owner, in: office)
            }
            guard earlier.version == version else { return .exists(earlier) }
            try office.database.run(
                """
                UPDATE default_value_set SET name = \(name), fields = \(json), is_shared = \(isShared),
                  updated_at = \(office.now), version = version + 1
                WHERE id = \(earlier.id)
                """)
            return try told("overwritten", earlier.id, in: office)
        }
    }

    /// - Returns: `false` where it is gone already.
    package func delete(in office: Office) throws -> Bool {
        guard mayDelete(office.actor) else { throw NotPermitted(area: .correspondence, level: .full) }
        return try office.atomically {
            let gone = try office.database.run(
                "DELETE FROM default_value_set WHERE id = \(id) AND organisation_id = \(office.organisationID)")
            guard gone == 1 else { return false }
            try Audit.record("deleted", of: .defaultValues, id.number, summary: summary, in: office)
            return true
        }
    }

    private static func own(
        _ name: String, _ screen: Screen, _ owner: ID<Staff>, in office: Office
    ) throws -> DefaultValues? {
        try office.database.first(
            """
            \(selection) WHERE d.organisation_id = \(office.organisationID) AND d.screen = \(screen)
              AND d.owner_id = \(owner) AND d.name_key = \(name.folded)
            """
        ) { DefaultValues($0) }
    }

    private static func add(
        _ json: String, _ name: String, _ screen: Screen, isShared: Bool, _ owner: ID<Staff>, in office: Office
    ) throws -> Saved {
        let count: Int? = try office.database.first(
            """
            SELECT count(*) FROM default_value_set
            WHERE organisation_id = \(office.organisationID) AND screen = \(screen) AND owner_id = \(owner)
            """
        ) { $0[0] }
        guard (count ?? 0) < most else {
            return .refused(Problem(field: "set_name", "You have \(most) sets here already. Delete one first."))
        }
        let id: ID<DefaultValues> = ID(
            try office.database.insert(
                """
                INSERT INTO default_value_set(organisation_id, screen, owner_id, is_shared, name, name_key, fields,
                  updated_at)
                VALUES (\(office.organisationID), \(screen), \(owner), \(isShared), \(name), \(name.folded), \(json),
                  \(office.now))
                """))
        return try told("saved", id, in: office)
    }

    private static func told(_ action: String, _ id: ID<DefaultValues>, in office: Office) throws -> Saved {
        guard let set = try find(id, in: office) else { preconditionFailure("just written") }
        try Audit.record(action, of: .defaultValues, id.number, summary: set.summary, in: office)
        return .saved(set)
    }

    /// `Weekly chase, shared, bulk-mailings`
    private var summary: String { "\(name)\(isShared ? ", shared" : ""), \(screen.rawValue)" }
}
