import SQL

/// Indexes that are taken away while empty tables are filled with many rows, and made anew at the end.
///
/// Sorting a million entries once is several times quicker than putting each in its place. Everything happens in the
/// transaction of the import, so nobody else ever sees the tables without them.
struct IndexesAside {
    /// From how many rows on it pays.
    private static let worthwhile = 20_000
    /// The statements that make them.
    private var statements: [String] = []

    init(of tables: [String], rows: Int, in office: Office) throws {
        precondition(office.database.isInTransaction, "without a transaction others would miss the indexes")
        guard rows >= Self.worthwhile else { return }
        let indexes: [(name: String, statement: String)] = try office.database.rows(
            """
            SELECT name, sql FROM sqlite_master
            WHERE type = 'index' AND sql IS NOT NULL AND tbl_name IN \(SQL.list(tables)) ORDER BY name
            """
        ) { ($0[0], $0[1]) }
        for index in indexes { try office.database.script("DROP INDEX \(index.name)") }
        statements = indexes.map(\.statement)
    }

    /// Makes them again.
    mutating func putBack(in office: Office) throws {
        for statement in statements { try office.database.script(statement) }
        statements = []
    }
}
