import Foundation
import Instruments
import Postroom
import SQL
import Support
import Testing

@testable import Press

/// Letters as they leave the office: written from a draft, printed by the press, read by other people's readers.
struct WrittenLetters {
    let office: Office
    let cast: Cast
    let press = Press()

    init() throws {
        office = try TestOffice.open()
        cast = try Cast.assembled(in: office)
    }

    func type(_ code: String) throws -> CorrespondenceType {
        try #require(try CorrespondenceType.find(code: code, in: office))
    }

    /// The gaps of a draft as it would be saved.
    func gaps(_ code: String, for account: String, _ change: (inout Draft) throws -> Void = { _ in }) throws -> Gaps {
        let customer = try cast.customer(account)
        var draft = try Draft.proposed(for: customer, type: try type(code), in: office)
        try change(&draft)
        guard case .frozen(let content, let date) = try draft.frozen(in: office) else { throw Refused() }
        return Gaps(
            content: content, type: draft.type, organisation: try .current(in: office), reference: "\(account)/C001",
            date: date)
    }

    func letter(_ gaps: Gaps) throws -> PrintedLetter {
        let id = try #require(gaps.type.letterTemplate)
        return try press.letter(gaps, template: try .current(of: id, in: office), created: TestOffice.now)
    }

    /// The words of the letter as they copy out, on one line.
    func words(_ gaps: Gaps) throws -> String {
        try PDFTool.run("pdftotext", ["-layout", "@", "-"], on: try letter(gaps).bytes)
            .split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    func email(_ gaps: Gaps) throws -> Email {
        let id = try #require(gaps.type.emailTemplate)
        return try press.email(gaps, template: try .current(of: id, in: office))
    }

    func put(_ account: String, in className: String) throws {
        let changed = try office.database.run(
            """
            UPDATE customer SET class_id = (SELECT id FROM customer_class
              WHERE organisation_id = \(office.organisationID) AND name = \(className))
            WHERE account_key = \(account.lowercased())
            """)
        try #require(changed == 1)
    }

    func keepRates() throws {
        for text in ["2026-07-01"] {
            let from = try #require(Day(text: text))
            try #require(try BaseRate(from: from, rate: 375).keep(in: office).isEmpty)
        }
    }

    struct Refused: Error {}
}
