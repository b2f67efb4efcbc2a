import Foundation
import SQL

extension BulkMailing.Action: SQLBindable, SQLReadable {}
extension BulkMailing.Mode: SQLBindable, SQLReadable {}
extension BulkMailing.State: SQLBindable, SQLReadable {}

extension BulkMailing {
    static let columns: SQL = """
        b.id, b.type_id, t.name, b.action, b.mode, b.state, b.today, b.created_at, coalesce(s.name, 'Postroom'),
          b.started_at, coalesce(r.name, 'Postroom'), b.ended_at, b.worked, b.explained_at IS NOT NULL, b.version,
          b.listed, b.unticked, b.left_off, b.not_matched, b.created, b.failed, b.skipped, b.kept_for_post, b.emailed,
          b.undelivered
        """
    static let source: SQL = """
        bulk_mailing b JOIN correspondence_type t ON t.id = b.type_id LEFT JOIN staff s ON s.id = b.created_by
          LEFT JOIN staff r ON r.id = b.started_by
        """

    init(_ row: borrowing Row) throws {
        var counts = Counts()
        (counts.listed, counts.unticked, counts.leftOff, counts.notMatched) = (row[15], row[16], row[17], row[18])
        (counts.created, counts.failed, counts.skipped) = (row[19], row[20], row[21])
        (counts.keptForPost, counts.emailed, counts.undelivered) = (row[22], row[23], row[24])
        self.init(
            id: row[0], typeID: row[1], typeName: row[2], action: row[3], mode: row[4], state: row[5], today: row[6],
            createdAt: row[7], createdBy: row[8], startedAt: row[9], startedBy: row[10], endedAt: row[11],
            worked: row[12], isExplained: row[13], counts: counts, version: row[14])
    }

    package static func find(_ id: ID<BulkMailing>, in office: Office) throws -> BulkMailing? {
        try office.require(.view, of: .sending)
        return try office.database.first(
            "SELECT \(columns) FROM \(source) WHERE b.id = \(id) AND b.organisation_id = \(office.organisationID)"
        ) { try BulkMailing($0) }
    }

    package static let pageSize = 50

    /// The mailings of the organisation, newest first; one more than a page where there are more.
    package static func recent(before: ID<BulkMailing>? = nil, in office: Office) throws -> [BulkMailing] {
        try office.require(.view, of: .sending)
        let from: SQL = before.map { " AND b.id < \($0)" } ?? ""
        return try office.database.rows(
            """
            SELECT \(columns) FROM \(source) WHERE b.organisation_id = \(office.organisationID)\(from)
            ORDER BY b.id DESC LIMIT \(pageSize + 1)
            """
        ) { try BulkMailing($0) }
    }

    /// The form as it was sent.
    package func fields(in office: Office) throws -> [(name: String, value: String)] {
        let pairs: [[String]] = try kept("entries", in: office)
        return pairs.compactMap { $0.count == 2 ? (name: $0[0], value: $0[1]) : nil }
    }

    /// What was pasted and nobody has, as written.
    package func unknownAccounts(in office: Office) throws -> [String] {
        try kept("unknown_accounts", in: office)
    }

    /// What was pasted behind the first number of a line, and was passed over.
    package func ignoredAccounts(in office: Office) throws -> [String] {
        guard mode == .accounts else { return [] }
        let pasted = try fields(in: office).first { $0.name == "accounts" }?.value ?? ""
        return PastedAccounts(pasted).ignored
    }

    /// What they were picked by.
    package func filter(in office: Office) throws -> CustomerFilter { try kept("filter", in: office) }

    func kept<Value: Decodable>(_ column: SQL, in office: Office) throws -> Value {
        let json: String? = try office.database.first("SELECT \(column) FROM bulk_mailing WHERE id = \(id)") { $0[0] }
        guard let json else { throw Gone() }
        return try JSONDecoder().decode(Value.self, from: Data(json.utf8))
    }

    /// Thrown where the list was forgotten while somebody looked at it.
    package struct Gone: Error, Sendable {}

    static func json(_ value: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        return String(decoding: try encoder.encode(value), as: UTF8.self)
    }
}
