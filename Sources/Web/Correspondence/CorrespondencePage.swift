import FastCGI
import Foundation
import Mustache
import Postroom
import Press

/// One correspondence: the letter, who it went to, what happened to it, and what can be done with it.
enum CorrespondencePage {
    /// What the desk in the middle shows.
    enum Side: String, CaseIterable {
        case letter = ""
        case preview = "preview-email"
        case sent = "sent-emails"
    }

    static func show(_ visit: Visit) throws -> Reply { try show(visit, .letter) }
    static func previewEmail(_ visit: Visit) throws -> Reply { try show(visit, .preview) }
    static func sentEmails(_ visit: Visit) throws -> Reply { try show(visit, .sent) }

    private static func show(_ visit: Visit, _ side: Side) throws -> Reply {
        let record = try find(visit)
        let office = visit.office
        let papers = try record.papers(in: office)
        let messages = try Message.of(record.id, in: office)
        let title = side == .letter ? record.reference : "\(titles(papers)[side] ?? ""), \(record.reference)"
        return try visit.show(
            "correspondence/show", title: title, at: .customerList, crumbs: crumbs(record),
            noting: { settled($0, messages) },
            try facts(record, papers, messages, visit) + desk(side, record, papers, messages, visit)
                + delivery(record, messages, in: office) + related(record, in: office)
                + TodoCard.entries(
                    about: .correspondence(record.id), of: record.customerID, account: record.account,
                    back: record.address, in: office)
                + updates(record, papers, in: office) + actions(record, papers, messages, in: office)
                + [
                    (
                        "audit",
                        .list(
                            try Audit.trail(of: .correspondence, record.id.number, in: office)
                                .map { entry($0, office.actor.timeZone) })
                    )
                ])
    }

    /// Quick send: no form, the default recipients, at once.
    static func email(_ visit: Visit) throws -> Reply {
        let record = try find(visit)
        let office = visit.office
        let token = visit.form["send_token"] ?? ""
        guard FormWord.isWellFormed(token) else { throw TurnedAway.expired }
        try office.require(.edit, of: .sending)
        if let reason = record.readiness(try record.papers(in: office)) {
            return visit.redirect(to: record.address, saying: reason)
        }
        let emails: [Outgoing]
        do {
            let emailing = try Emailing(record, visit)
            emails = try emailing.emails(to: try emailing.defaults())
        } catch let error as CannotPrint {
            return visit.redirect(to: record.address, saying: "Nothing was sent. \(error.reason)")
        }
        var order = SendOrder(emails, token: token)
        order.seen = visit.form["seen"].flatMap { Int($0) }
        order.isFirst = true
        switch try record.send(order, in: office) {
        case .queued(let count):
            visit.house?.wakeRunner()
            return visit.redirect(to: record.address, announcing: Self.beingEmailed(count))
        case .already:
            return visit.redirect(to: record.address, announcing: Self.beingEmailed(emails.count))
        case .overtaken(let earlier):
            return visit.redirect(
                to: record.address, saying: overtaken(earlier, in: office))
        case .waiting(let messages):
            return visit.redirect(
                to: record.address, saying: "Nothing was added. " + stillWaiting(messages, in: office))
        case .emailedBefore:
            return visit.redirect(
                to: "\(record.address)/email", saying: "It has been emailed before. Say here to whom it goes again.")
        case .refused(let problem):
            return visit.redirect(to: record.address, saying: problem.message)
        }
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

    /// `Nothing was sent yet: Tom Aldridge emailed this to 2 recipients a minute ago.`
    static func overtaken(_ earlier: EarlierSending, in office: Office) -> String {
        let minutes = max(0, office.now - earlier.at) / 60
        let ago =
            switch minutes {
            case 0: "less than a minute ago"
            case 1: "a minute ago"
            case 2..<60: "\(minutes) minutes ago"
            default: "on \(earlier.at.dayAndTime(in: office.actor.timeZone))"
            }
        return "Nothing was sent just now: \(earlier.by) emailed this to \(recipients(earlier.recipients)) \(ago)."
    }

    static func tone(_ record: Correspondence) -> String { tone(record.status) }

    static func tone(_ status: Correspondence.Status) -> String {
        switch status {
        case .emailed, .posted: "info"
        case .delivered: "good"
        case .failed: "bad"
        case .awaitingApproval, .notSent: "warn"
        case .pending, .ready: ""
        }
    }

    private static func facts(
        _ record: Correspondence, _ papers: Papers, _ messages: [Message], _ visit: Visit
    ) throws -> [(String, Value)] {
        let office = visit.office
        let cautions = try record.cautions(in: office)
        let recipients =
            try CorrespondenceType.find(record.typeID, in: office).map {
                try ContactPoint.defaultRecipients(of: record.customerID, for: $0.correspondenceClass, in: office)
            } ?? []
        let readiness = record.readiness(papers)
        let standing = standing(record, messages)
        let isBarred = cautions.contains(where: \.isBar)
        return [
            ("reference", .text(record.reference)), ("type_name", .text(record.typeName)),
            ("status", .text(standing.title)), ("status_tone", .text(standing.tone)),
            ("amount", Value(record.amount?.text)), ("date", .text(record.date.short)),
            ("created", .text(record.createdAt.dayAndTime(in: office.actor.timeZone))),
            ("created_by", .text(record.createdBy)), ("address", .text(record.address)),
            ("failure", Value(record.failure.isEmpty ? nil : record.failure)),
            ("is_pending", .bool(record.status == .pending)), ("has_problem", .bool(record.hasDeliveryProblem)),
            ("send_token", .text(FormWord.fresh())), ("seen", .integer(try record.lastMessage(in: office))),
            ("email_note", .text(note(record, messages, recipients, readiness: readiness, visit))),
            ("outcome", .text(outcome(messages) ?? "")),
            ("cautions", .list(cautions.map { .text($0.message) })),
        ] + buttons(record, messages, isReady: readiness == nil, isBarred: isBarred, in: office)
    }

    private static func entry(_ audit: Audit, _ zone: TimeZone) -> Value {
        // What was put into the tray was written down as emailed once.
        let isQueued = ["queued", "emailed"].contains(audit.action) && !audit.summary.isEmpty
        let what = isQueued ? "Queued for" : audit.action.prefix(1).uppercased() + audit.action.dropFirst()
        let words = audit.summary.isEmpty ? what : "\(what)\(isQueued ? "" : ":") \(audit.summary)"
        return [
            "when": .text(audit.at.dayAndTime(in: zone)), "who": .text(audit.by), "what": .text(words),
            "reason": Value(audit.reason.isEmpty ? nil : audit.reason),
            "details": .list(audit.details.split(separator: "\n").map { .text(String($0)) }),
        ]
    }
}
