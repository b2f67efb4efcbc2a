import Mustache
import Postroom

/// The desk in the middle of the record's page: the letter or the bills, the email as it would leave, what was sent.
extension CorrespondencePage {
    static func titles(_ papers: Papers) -> [Side: String] {
        [.letter: papers.areBills ? "Bills" : "Letter", .preview: "Preview Email", .sent: "Sent Emails"]
    }

    static func desk(
        _ side: Side, _ record: Correspondence, _ papers: Papers, _ messages: [Message], _ visit: Visit
    ) throws -> [(String, Value)] {
        let document = papers.areBills ? nil : papers.attached.first?.document
        let sheets = side == .letter && !papers.areBills ? try sheets(record, document, visit) : .list([])
        let titles = titles(papers)
        let left = messages.count { $0.sentAt != nil }
        let sides = Side.allCases.map { other -> Value in
            [
                "title": .text(titles[other] ?? ""),
                "address": .text(other == .letter ? record.address : "\(record.address)/\(other.rawValue)"),
                "is_current": .bool(other == side),
                "count": other == .sent && left > 0 ? .text(left.grouped) : .null,
            ]
        }
        return [
            ("sides", .list(sides)), ("desk_title", .text(titles[side] ?? "")),
            ("is_letter", .bool(side == .letter)), ("is_preview", .bool(side == .preview)),
            ("is_sent", .bool(side == .sent)),
            ("document", document.map { describe($0) } ?? .null), ("sheets", sheets),
            ("has_sheets", .bool(sheets != .list([]))),
            ("has_papers", .bool(!papers.attached.isEmpty)), ("are_bills", .bool(papers.areBills)),
            ("bills", .list(papers.areBills ? bills(record, papers) : [])),
            (
                "missing",
                .list(
                    papers.missing.map {
                        [
                            "number": .text($0),
                            "address": .text(InvoicesPage.address(ofNumber: $0, account: record.account)),
                        ]
                    })
            ),
            ("sent_rows", .list(side == .sent ? try messages.map { try row($0, visit.office) } : [])),
        ]
            + (side == .preview
                ? try EmailPreview.entries(of: record, papers, visit) : [("emails", .list([])), ("no_email", .null)])
    }

    private static func bills(_ record: Correspondence, _ papers: Papers) -> [Value] {
        papers.attached.enumerated().map { index, bill in
            [
                "filename": .text(bill.filename), "about": .text(EmailFormPage.about(bill.document)),
                "address": .text("\(record.address)/bills/\(index + 1)"),
            ]
        }
    }

    private static func row(_ message: Message, _ office: Office) throws -> Value {
        let files = try message.documents(in: office)
        let isCopy = try message.shown(in: office).cc.contains { $0.address == message.recipient }
        return [
            "address": .text(message.address), "to": .text(message.recipientText), "is_copy": .bool(isCopy),
            "subject": .text(message.subject),
            "at": .text(message.createdAt.dayAndTime(in: office.actor.timeZone)), "by": .text(message.createdBy),
            "state": .text(message.state.title), "tone": .text(tone(message.state)),
            "files": .list(
                files.enumerated().map { index, file in
                    [
                        "name": .text(file.filename),
                        "address": .text("\(message.address)/attachments/\(index + 1)"),
                    ]
                }),
        ]
    }

    private static func describe(_ document: Document) -> Value {
        let pages = document.pages ?? 0
        let kilobytes = max(1, (document.size + 512) / 1024)
        return [
            "summary": .text("\(pages.counting("page")), \(kilobytes.grouped) KB"),
            "digest": .text(document.digest), "pages": .text(pages.counting("page")),
        ]
    }
}
