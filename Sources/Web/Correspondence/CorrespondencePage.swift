import FastCGI
import Foundation
import Mustache
import Postroom
import Press

/// One correspondence: the letter, who it went to, what happened to it.
enum CorrespondencePage {
    static func show(_ visit: Visit) throws -> Reply {
        let record = try find(visit)
        let office = visit.office
        let messages = try Message.of(record.id, in: office)
        let document = try record.documentID.flatMap { try Document.find($0, in: office) }
        let type = try CorrespondenceType.find(record.typeID, in: office)
        let recipients =
            type == nil
            ? [] : try ContactPoint.defaultRecipients(of: record.customerID, for: type!.correspondenceClass, in: office)
        let zone = office.actor.timeZone
        let sheets = try sheets(record, document, visit)
        var entries: [(String, Value)] = [
            ("reference", .text(record.reference)), ("type_name", .text(record.typeName)),
            ("status", .text(record.status.title)), ("status_tone", .text(tone(record))),
            ("amount", Value(record.amount?.text)), ("date", .text(record.date.short)),
            ("created", .text(record.createdAt.dayAndTime(in: zone))), ("created_by", .text(record.createdBy)),
            ("address", .text(record.address)), ("failure", Value(record.failure.isEmpty ? nil : record.failure)),
            ("is_pending", .bool(record.status == .pending)),
            ("has_problem", .bool(record.hasDeliveryProblem)),
            ("send_token", .text(FormWord.fresh())),
            ("may_email", .bool(document != nil && office.actor.may(.edit, of: .sending))),
            ("email_note", .text(note(record, recipients, hasDocument: document != nil))),
            ("document", document.map(describe) ?? .null), ("sheets", sheets),
            ("has_sheets", .bool(sheets != .list([]))),
            ("steps", steps(record, messages, zone)),
            ("is_moving", .bool(messages.contains { [.queued, .sending].contains($0.state) })),
            ("has_messages", .bool(!messages.isEmpty)),
        ]
        entries.append(("messages", .list(try messages.map { try recipient($0, in: office) })))
        entries.append(
            ("audit", .list(try Audit.trail(of: .correspondence, record.id.number, in: office).map { entry($0, zone) }))
        )
        entries.append(("linked", linked(try record.content(in: office), record)))
        entries += try TodoCard.entries(
            about: .correspondence(record.id), of: record.customerID, account: record.account, back: record.address,
            in: office)
        return try visit.show(
            "correspondence/show", title: record.reference, at: .customerList, crumbs: crumbs(record), entries)
    }

    /// Quick send: no form, the default recipients, at once.
    static func email(_ visit: Visit) throws -> Reply {
        let record = try find(visit)
        let office = visit.office
        let token = visit.form["send_token"] ?? ""
        guard FormWord.isWellFormed(token) else { throw TurnedAway.expired }
        try office.require(.edit, of: .sending)
        let emails: [Outgoing]
        do {
            emails = try Printing.emails(
                for: record, with: visit.press, site: visit.settings.publicURL, in: office)
        } catch let error as CannotPrint {
            return visit.redirect(to: record.address, saying: "Nothing was sent. \(error.reason)")
        }
        switch try record.email(emails, sendToken: token, in: office) {
        case .queued(let count):
            visit.house?.wakeRunner()
            return visit.redirect(to: record.address, saying: Self.beingEmailed(count))
        case .already:
            return visit.redirect(to: record.address, saying: Self.beingEmailed(emails.count))
        case .refused(let problem):
            return visit.redirect(to: record.address, saying: problem.message)
        }
    }

    /// The letter as a file.
    static func download(_ visit: Visit) throws -> Reply {
        let record = try find(visit)
        let reply = try letter(record, visit, download: true)
        try record.markDownloaded(in: visit.office)
        return reply
    }

    /// The letter for the frame on the page; looking at it is no download.
    static func letter(_ visit: Visit) throws -> Reply {
        try letter(try find(visit), visit, download: false)
    }

    static func find(_ visit: Visit) throws -> Correspondence {
        guard let number = Correspondence.Number(text: visit["number"]),
            let record = try Correspondence.find(account: visit["account"], number: number, in: visit.office)
        else { throw TurnedAway.notFound }
        return record
    }

    static func crumbs(_ record: Correspondence, _ page: String? = nil) -> [Crumb] {
        let customer = "/customers/\(record.account.percentEncoded)"
        var crumbs = [
            Crumb("Customer List", "/customers"), Crumb("\(record.account) \(record.customerName)", customer),
            Crumb("Correspondence", "\(customer)/correspondence"),
        ]
        crumbs.append(Crumb(record.number.text, page == nil ? "" : record.address))
        if let page { crumbs.append(Crumb(page)) }
        return crumbs
    }

    // MARK: Words

    private static func letter(_ record: Correspondence, _ visit: Visit, download: Bool) throws -> Reply {
        guard let id = record.documentID, let document = try Document.find(id, in: visit.office) else {
            throw TurnedAway.conflict("The document is still being generated. Try again in a moment.")
        }
        var reply = Reply.bytes(try document.bytes(in: visit.office), type: document.mediaType)
        reply.offer(as: record.filename, download: download)
        return reply
    }

    static func beingEmailed(_ count: Int) -> String {
        "Correspondence is being emailed to \(count == 1 ? "1 recipient" : "\(count) recipients")."
    }

    private static func note(_ record: Correspondence, _ recipients: [ContactPoint], hasDocument: Bool) -> String {
        guard hasDocument else { return "The document is still being generated." }
        guard !recipients.isEmpty else { return "No valid email address for this correspondence." }
        let names = recipients.map { $0.contactName.isEmpty ? $0.value : "\($0.contactName), \($0.value)" }
        let again = record.emailedAt == nil ? "Email sends it at once" : "Email sends it again at once"
        return "\(again), to \(names.joined(separator: "; "))."
    }

    private static func tone(_ record: Correspondence) -> String {
        switch record.status {
        case .emailed, .posted: "info"
        case .delivered: "good"
        case .failed: "bad"
        case .awaitingApproval, .notSent: "warn"
        case .pending, .ready: ""
        }
    }

    private static func describe(_ document: Document) -> Value {
        let pages = document.pages ?? 0
        let kilobytes = max(1, (document.size + 512) / 1024)
        return [
            "summary": .text("\(pages == 1 ? "1 page" : "\(pages) pages"), \(kilobytes.grouped) KB"),
            "digest": .text(document.digest), "pages": .text(pages == 1 ? "1 page" : "\(pages) pages"),
        ]
    }

    private static func linked(_ content: FrozenContent, _ record: Correspondence) -> Value {
        guard !content.invoices.isEmpty else { return .null }
        let invoices = content.invoices.prefix(20).map { line -> Value in
            let money = Money(line.outstanding, Currency(code: line.currency) ?? .pounds)
            return ["number": .text(line.number), "amount": .text(money.text)]
        }
        return [
            "invoices": .list(invoices), "address": .text("/customers/\(record.account.percentEncoded)/invoices"),
            "more": content.invoices.count > 20 ? .text((content.invoices.count - 20).grouped) : .null,
        ]
    }

    private static func entry(_ audit: Audit, _ zone: TimeZone) -> Value {
        let what = audit.action.prefix(1).uppercased() + audit.action.dropFirst()
        return [
            "when": .text(audit.at.dayAndTime(in: zone)), "who": .text(audit.by),
            "what": .text(audit.summary.isEmpty ? what : "\(what): \(audit.summary)"),
            "reason": Value(audit.reason.isEmpty ? nil : audit.reason),
            "details": Value(audit.details.isEmpty ? nil : audit.details),
        ]
    }
}
