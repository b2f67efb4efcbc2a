import Mustache
import Postroom
import SQL
import Support
import Testing

@testable import Press

@Suite struct `The gaps that a template's writer is told of` {
    private let letters: WrittenLetters
    init() throws { letters = try WrittenLetters() }

    /// Every name in a value, dotted.
    private func names(_ value: Value, _ known: [String]) -> Set<String> {
        guard case .record(let record) = value else { return [] }
        return Set(
            known.filter { name in
                let parts = name.split(separator: ".").map(String.init)
                var at: Value? = .record(record)
                for part in parts {
                    guard case .record(let inner)? = at else { return false }
                    at = inner[part]
                }
                return at != nil
            })
    }

    @Test func `are all filled, for every type`() throws {
        for type in try CorrespondenceType.available(in: letters.office) {
            let told = Gaps.names(for: type).filter { $0.use != .block }.map(\.name)
            let gaps = Gaps(
                content: FrozenContent(
                    customer: .init(account: "1", name: "A", lines: ["A"], salutation: "Dear A", currency: "GBP")),
                type: type, organisation: try .current(in: letters.office), reference: "1/C001",
                date: letters.office.today)
            #expect(names(gaps.value, told) == Set(told), "\(type.name)")
            #expect(Set(told).count == told.count)
        }
    }

    @Test func `have words, an example where they print, and the way they are written`() throws {
        let type = try letters.type("final-notice")
        for name in Gaps.names(for: type) {
            #expect(!name.meaning.isEmpty)
            #expect(name.use != .words || !name.example.isEmpty, "\(name.name)")
        }
        let written = Gaps.names(for: type).map(\.written)
        #expect(written.contains("{{pay_by}}") && written.contains("{{> charges}}"))
        #expect(written.contains("{{#charges.is_claimed}}…{{/charges.is_claimed}}"))
    }

    @Test func `are all that a template may use`() throws {
        let type = try letters.type("overdue-account")
        func unknown(_ subject: String, _ body: String) throws -> [String] {
            try Gaps.unknown(in: TemplateText(subject: subject, body: body), for: type)
        }
        #expect(try unknown("{{overdue.total}} by {{pay_by}}", "{{> invoices}}") == [])
        #expect(
            try unknown("{{total}}", "{{#text}}{{txet}}{{/text}} {{suspend_on}} {{txet}}\n\n{{> invoice}}")
                == ["{{total}}", "{{txet}}", "{{suspend_on}}", "{{> invoice}}"])
        #expect(try unknown("x", "{{#overdue}}{{total}} {{nothing}}{{/overdue}}") == ["{{nothing}}"])
        #expect(throws: CannotPrint.self) { try unknown("x", "{{#text}}") }
    }
}
