import Testing

/// Says which clauses of `Tests/requirements.txt` a test proves; `bin/requirements` reads it from the source.
struct Proves: TestTrait {
    let clauses: [Int]
}

extension Trait where Self == Proves {
    static func proves(_ clauses: Int...) -> Self { Proves(clauses: clauses) }
}
