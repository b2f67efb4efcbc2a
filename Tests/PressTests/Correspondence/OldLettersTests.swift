import Foundation
import Instruments
import Postroom
import Support
import Testing

@testable import Press

/// Letters written before a letter could hold more than invoices, dates and texts: what was stored of them then.
@Suite(.enabled(if: OldLetters.isHere, "the faces of letters are of another version here"))
struct `A letter of long ago` {
    private let office: Office
    init() throws { office = try TestOffice.open() }

    @Test(arguments: OldLetters.all)
    func `prints to the very same bytes`(letter: OldLetters.Kept) throws {
        let content = try JSONDecoder().decode(FrozenContent.self, from: Data(letter.content.utf8))
        let type = try #require(try CorrespondenceType.find(code: letter.type, in: office))
        let gaps = Gaps(
            content: content, type: type, organisation: try .current(in: office), reference: "12345/C001",
            date: office.today)
        let id = try #require(type.letterTemplate)
        _ = try TemplateVersion.add(letter.words, to: id, in: office)
        let template = try TemplateVersion.current(of: id, in: office)
        let printed = try Press().letter(gaps, template: template, created: TestOffice.now)
        let digest = String(try PDFTool.run("sha256sum", ["@"], on: printed.bytes).prefix(64))
        #expect(digest == letter.digest)
    }

    @Test(arguments: OldLetters.all)
    func `is stored again as the very same text`(letter: OldLetters.Kept) throws {
        let content = try JSONDecoder().decode(FrozenContent.self, from: Data(letter.content.utf8))
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        #expect(String(decoding: try encoder.encode(content), as: UTF8.self) == letter.content)
    }
}
