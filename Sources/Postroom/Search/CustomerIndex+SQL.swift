package import SQL

/// Finds customers by what people remember of them: part of a name, an account number, an email address, a telephone.
///
/// The one type that knows how searching is done; another engine would change only this file.
package enum CustomerIndex {
    /// A condition on `customer c` for the words.
    static func condition(for words: String) -> SQL {
        // The index's own language ends at a NUL, and nobody's name has control characters.
        let words = String(words.unicodeScalars.filter { $0.properties.generalCategory != .control }).trimmed
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
            anyOf.append(name(key.folded))
        } else {
            anyOf.append("(c.name_key >= \(key.folded) AND c.name_key < \(key.folded + "\u{10FFFF}"))")
        }
        return "(" + SQL.joined(anyOf, by: " OR ") + ")"
    }

    private static func contactPoint(_ key: String) -> SQL {
        "c.id IN (SELECT customer_id FROM contact_point WHERE value_key = \(key))"
    }

    /// Every word must occur. The index knows pieces of three letters; shorter words are looked for in what it finds.
    private static func name(_ folded: String) -> SQL {
        let words = folded.split(separator: " ").map(String.init)
        let long = words.filter { $0.count >= 3 }
        let query = (long.isEmpty ? [folded] : long).map { "\"" + $0.replacing("\"", with: "\"\"") + "\"" }
        let match = query.joined(separator: " AND ")
        var allOf: [SQL] = ["c.id IN (SELECT rowid FROM customer_index WHERE customer_index MATCH \(match))"]
        for word in words where word.count < 3 && !long.isEmpty {
            allOf.append("c.name_key LIKE \("%" + escaped(word) + "%") ESCAPE '!'")
        }
        return "(" + SQL.joined(allOf, by: " AND ") + ")"
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
