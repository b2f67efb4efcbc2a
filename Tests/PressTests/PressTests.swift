import Foundation
import Postroom
import Press
import SQL
import Support
import Testing

/// What Press makes of a correspondence as it was frozen.
@Suite struct `The press` {
    @Test func `fills a letter with what was frozen`() throws {
        let letter = try Press().letter(gaps(invoices: 12), template: template(.letter), created: TestOffice.now)
        #expect(letter.pageCount == 1)
        try Data(letter.bytes).write(to: URL(filePath: "/tmp/overdue.pdf"))
        let text = try copiedOut(of: letter.bytes)
        #expect(text.contains("Your account is overdue by £1,234.56"))
        #expect(text.contains("INV-1003"))
        #expect(text.contains("Dear Ms Zażółć,"))
        #expect(text.contains("12345/C001"))
        #expect(text.contains("27 November 2026"))
    }

    private let office: Office
    init() throws { office = try TestOffice.open() }

    private func gaps(invoices: Int) throws -> Gaps {
        var content = FrozenContent(
            customer: .init(
                account: "12345", name: "Hartley & Sons Joinery Ltd",
                lines: [
                    "Ms Z Zażółć", "Hartley & Sons Joinery Ltd", "Unit 4 Kirkgate Works", "18 Dock Street", "Leeds",
                    "LS10 1JF",
                ],
                salutation: "Dear Ms Zażółć", currency: "GBP"))
        content.invoices = (0..<invoices).map {
            .init(
                number: "INV-\(1000 + $0)", date: "2026-09-03", due: "2026-10-03", amount: 41_250, outstanding: 10_288,
                currency: "GBP", daysOverdue: 48)
        }
        content.dates["pay_by"] = "2026-11-27"
        guard let type = try CorrespondenceType.find(code: "overdue-account", in: office) else { throw Missing() }
        return Gaps(
            content: content, type: type, organisation: try .current(in: office), reference: "12345/C001",
            date: office.today)
    }

    private func template(_ kind: Template.Kind) throws -> TemplateVersion {
        guard let type = try CorrespondenceType.find(code: "overdue-account", in: office),
            let id = kind == .letter ? type.letterTemplate : type.emailTemplate
        else { throw Missing() }
        return try .current(of: id, in: office)
    }

    private struct Missing: Error {}

    private func copiedOut(of pdf: [UInt8]) throws -> String {
        let file = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString + ".pdf")
        try Data(pdf).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/pdftotext")
        process.arguments = ["-layout", file.path, "-"]
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let text = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return String(decoding: text, as: UTF8.self)
    }
}
