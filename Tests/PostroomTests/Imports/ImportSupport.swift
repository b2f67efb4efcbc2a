import Postroom
import SQL

/// A file held in memory, for short.
func imported(_ subject: ImportSubject, _ text: String) -> Import {
    Import(subject, named: "test.csv", source: .bytes(Array(text.utf8)))
}

extension Import {
    /// The counts of a run that was not refused.
    func counts(in office: Office) throws -> ImportCounts {
        switch try run(in: office) {
        case .done(let counts): return counts
        case .refused(let problems): throw Refused(messages: problems.map(\.message))
        }
    }

    /// Added, changed, unchanged, rejected.
    func done(in office: Office) throws -> [Int] {
        let counts = try counts(in: office)
        return [counts.added, counts.changed, counts.unchanged, counts.rejected]
    }

    /// The problems of a run that was refused.
    func problems(in office: Office) throws -> [Problem] {
        switch try run(in: office) {
        case .done: []
        case .refused(let problems): problems
        }
    }
}

struct Refused: Error {
    let messages: [String]
}

extension Office {
    /// One number that a query gives.
    func number(_ sql: SQL) throws -> Int { try database.first(sql) { $0[0] } ?? -1 }

    /// One text that a query gives.
    func text(_ sql: SQL) throws -> String { try database.first(sql) { $0[0] } ?? "" }
}
