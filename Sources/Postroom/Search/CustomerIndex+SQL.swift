import SQL

/// Finds customers by what people remember of them: part of a name, an account number, an email address or
/// its beginning or that of its domain, a telephone.
///
/// The one type that knows how searching is done; another engine would change only this file.
package enum CustomerIndex {
    /// A condition on `customer c` for the words: one list of ids, so that the database looks each of them up and
    /// never walks all customers.
    static func condition(for words: String, of organisation: ID<Organisation>) -> SQL {
        // The index's own language ends at a NUL, and nobody's name has control characters.
        let words = String(words.unicodeScalars.filter { $0.properties.generalCategory != .control }).trimmed
        guard !words.isEmpty else { return "c.id < 0" }
        let key = words.lowercased()
        let end = key + "\u{10FFFF}"
        var anyOf: [SQL] = ["SELECT id FROM customer WHERE account_key >= \(key) AND account_key < \(end)"]
        let digits = words.filter(\.isNumber)
        if Self.mayBeEmail(key) {
            anyOf += emails(key)
        } else if digits.count >= 6, words.allSatisfy({ $0.isNumber || " +-()".contains($0) }) {
            anyOf.append(contactPoint(digits))
            anyOf.append(contactPoint("44" + digits.drop(while: { $0 == "0" })))
        }
        anyOf.append(name(key.folded, of: organisation))
        return "c.id IN (\(SQL.joined(anyOf, by: " UNION ")))"
    }

    /// So many addresses are taken of those that begin alike; among very many alike only some are.
    private static let mostEmails = 1_000

    /// One word that can stand in an address, not a mere number.
    private static func mayBeEmail(_ key: String) -> Bool {
        key.count >= 3 && !key.contains(" ") && !key.allSatisfy { $0.isNumber || "+-()".contains($0) }
    }

    /// Whose address begins so, before the @ or after it; in both, one index is read from one place.
    private static func emails(_ key: String) -> [SQL] {
        func begins(_ column: SQL, _ text: String) -> SQL {
            """
            SELECT customer_id FROM (SELECT customer_id FROM contact_point
              WHERE kind = 'email' AND \(column) >= \(text) AND \(column) < \(text + "\u{10FFFF}")
              LIMIT \(mostEmails))
            """
        }
        let domain = key.hasPrefix("@") ? String(key.dropFirst()) : key
        let ofDomain: SQL = begins("substr(value_key, instr(value_key, '@') + 1)", domain)
        if key.hasPrefix("@") { return [ofDomain] }
        return key.contains("@") ? [begins("value_key", key)] : [begins("value_key", key), ofDomain]
    }

    private static func contactPoint(_ key: String) -> SQL {
        "SELECT customer_id FROM contact_point WHERE value_key = \(key)"
    }

    /// Every word must occur. The index knows pieces of three letters; shorter words are looked for in what it finds,
    /// and a short text is the beginning of a name.
    private static func name(_ folded: String, of organisation: ID<Organisation>) -> SQL {
        guard folded.count >= 3 else {
            return """
                SELECT id FROM customer WHERE organisation_id = \(organisation)
                  AND name_key >= \(folded) AND name_key < \(folded + "\u{10FFFF}")
                """
        }
        let words = folded.split(separator: " ").map(String.init)
        let long = words.filter { $0.count >= 3 }
        let query = (long.isEmpty ? [folded] : long).map { "\"" + $0.replacing("\"", with: "\"\"") + "\"" }
        let match = query.joined(separator: " AND ")
        let found: SQL = "SELECT rowid FROM customer_index WHERE customer_index MATCH \(match)"
        let short = long.isEmpty ? [] : words.filter { $0.count < 3 }
        guard !short.isEmpty else { return found }
        let conditions = short.map { word -> SQL in "name_key LIKE \("%" + escaped(word) + "%") ESCAPE '!'" }
        return "SELECT id FROM customer WHERE id IN (\(found)) AND \(SQL.joined(conditions, by: " AND "))"
    }

    private static func escaped(_ word: String) -> String {
        word.replacing("!", with: "!!").replacing("%", with: "!%").replacing("_", with: "!_")
    }

    /// Puts a customer's name into the index.
    static func add(_ id: ID<Customer>, name: String, in database: Database) throws {
        try database.run("INSERT INTO customer_index(rowid, name) VALUES (\(id), \(name.folded))")
    }

    /// Replaces a customer's name in the index.
    static func change(_ id: ID<Customer>, from old: String, to new: String, in database: Database) throws {
        try database.run(
            "INSERT INTO customer_index(customer_index, rowid, name) VALUES ('delete', \(id), \(old.folded))")
        try add(id, name: new, in: database)
    }
}
