package import SQL

/// Finds customers by what people remember of them: part of a name, an account number, an email address, a telephone.
///
/// The one type that knows how searching is done; another engine would change only this file.
package enum CustomerIndex {
    /// A condition on `customer c` for the words.
    static func condition(for words: String) -> SQL {
        let words = words.trimmed
        let key = words.lowercased()
        var anyOf: [SQL] = ["(c.account_key >= \(key) AND c.account_key < \(key + "\u{10FFFF}"))"]
        let digits = words.filter(\.isNumber)
        if words.contains("@") {
            anyOf.append(contactPoint(key))
        } else if digits.count >= 6, words.allSatisfy({ $0.isNumber || " +-()".contains($0) }) {
            anyOf.append(contactPoint(digits))
            anyOf.append(contactPoint("44" + digits.drop(while: { $0 == "0" })))
        }
        if key.folded.count >= 3 {
            anyOf.append("c.id IN (SELECT rowid FROM customer_index WHERE customer_index MATCH \(query(key.folded)))")
        } else {
            anyOf.append("(c.name_key >= \(key.folded) AND c.name_key < \(key.folded + "\u{10FFFF}"))")
        }
        return "(" + SQL.joined(anyOf, by: " OR ") + ")"
    }

    private static func contactPoint(_ key: String) -> SQL {
        "c.id IN (SELECT customer_id FROM contact_point WHERE value_key = \(key))"
    }

    /// Every word must occur, as a quoted phrase; words too short for three-letter pieces are left to the rest.
    private static func query(_ folded: String) -> String {
        let words = folded.split(separator: " ").filter { $0.count >= 3 }
        let phrases = words.isEmpty ? [folded] : words.map { String($0) }
        return phrases.map { "\"" + $0.replacing("\"", with: "\"\"") + "\"" }.joined(separator: " AND ")
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
