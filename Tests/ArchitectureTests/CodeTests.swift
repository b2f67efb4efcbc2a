import Testing

@Suite struct `Every source file` {
    /// All but these rules themselves, which name what they look for.
    static func ours() throws -> [SourceFile] {
        try Checkout.files(under: "Sources", "Tests").filter { !$0.path.hasPrefix("Tests/ArchitectureTests/") }
    }

    @Test func `keeps the house rules`() throws {
        #expect(try Self.ours().flatMap(CodeRules.complaints) == [])
    }

    @Test func `that ships with the pages is finished too`() throws {
        let shipped = try Checkout.files(under: "views", "public", ending: [".html", ".css", ".js", ".svg", ".txt"])
        let files = shipped + [try Checkout.file("nginx.conf")]
        #expect(files.count > 5)
        #expect(files.flatMap(CodeRules.leftovers) == [])
    }

    @Test(arguments: [
        "final class Desk: @unchecked Sendable {}",
        "let row = try? database.first(query)",
        "if let customer = try? Customer.find(account, in: office) {",
        "// TODO: later",
        "// FIXME",
        "# TODO: say how",
        "// Placeholder.",
        "{{! placeholder }}",
        "<!-- TODO: write this -->",
        "<p>Lorem ipsum dolor</p>",
        String(repeating: "\n", count: 400),
    ])
    func `that breaks one is found`(text: String) {
        #expect(CodeRules.complaints(about: SourceFile(path: "Sources/Web/Bad.swift", text: text)).count == 1)
    }

    @Test(arguments: [
        "let number = try? container.decode(Int.self)",
        "/// A TODO of the customer's, done by this letter.",
        #"<input placeholder="Account, name or 12345/C001">"#,
    ])
    func `that only sounds like it passes`(text: String) {
        #expect(CodeRules.complaints(about: SourceFile(path: "Sources/Web/Good.swift", text: text)) == [])
    }

    @Test func `may be long where it is a migration`() {
        let long = String(repeating: "\n", count: 900)
        #expect(CodeRules.length(of: SourceFile(path: "Sources/Postroom/Schema/Migration009.swift", text: long)) == [])
    }
}
