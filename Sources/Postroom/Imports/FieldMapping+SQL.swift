import Digest
import Foundation
import SQL

extension ImportSubject: SQLBindable, SQLReadable {}

extension FieldMapping {
    /// What is remembered of how a file of this shape was read.
    struct Memory: Codable {
        /// Our field's name to their heading.
        var columns: [String: String]
        var dates: DateOrder?
    }

    /// How a file with these headings was read the last time; `nil` where none was.
    static func recall(
        _ headings: [String], of subject: ImportSubject, in office: Office
    ) throws -> (mapping: FieldMapping, dates: DateOrder?)? {
        let stored: String? = try office.database.first(
            """
            SELECT mapping FROM import_mapping
            WHERE organisation_id = \(office.organisationID) AND subject = \(subject) AND shape = \(shape(headings))
            """
        ) { $0[0] }
        guard let stored else { return nil }
        let memory = try JSONDecoder().decode(Memory.self, from: Data(stored.utf8))
        var mapping = FieldMapping()
        for (name, heading) in memory.columns {
            if let field = ImportField(name: name), headings.contains(heading) {
                mapping[field] = heading
            }
        }
        return (mapping, memory.dates)
    }

    func remember(
        for headings: [String], of subject: ImportSubject, dates: DateOrder?, in office: Office
    ) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        let columns = Dictionary(self.headings.map { ($0.key.name, $0.value) }) { first, _ in first }
        let text = String(
            decoding: try encoder.encode(Memory(columns: columns, dates: dates)), as: UTF8.self)
        try office.database.run(
            """
            INSERT INTO import_mapping(organisation_id, subject, shape, mapping, used_at)
            VALUES (\(office.organisationID), \(subject), \(Self.shape(headings)), \(text), \(office.now))
            ON CONFLICT (organisation_id, subject, shape)
            DO UPDATE SET mapping = excluded.mapping, used_at = excluded.used_at
            """)
    }

    private static func shape(_ headings: [String]) -> String {
        Hex.string(SHA256.digest(of: Array(headings.joined(separator: "\u{1F}").utf8)))
    }
}
