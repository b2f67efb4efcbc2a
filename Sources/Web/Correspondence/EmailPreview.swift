import FastCGI
import Mustache
import Postroom
import Press

/// Emails as they would leave: from whom, to whom, what they say, what they carry.
enum EmailPreview {
    /// The record's email as HTML alone, for the frame of its Preview Email tab; `n` tells which, from 0.
    static func html(_ visit: Visit) throws -> Reply {
        let record = try CorrespondencePage.find(visit)
        let emails = try distinct(try defaultEmails(record, visit))
        guard let number = Int(visit.query["n"] ?? "0"), emails.indices.contains(number) else {
            throw TurnedAway.notFound
        }
        var reply = Reply.html(emails[number].first.html)
        reply[header: "Content-Security-Policy"] = SecurityHeaders.framedEmail
        return reply
    }

    /// What the form would send, for the frame beside it; GET shows it as first opened, POST as typed. Nothing is kept.
    static func framed(_ visit: Visit) throws -> Reply {
        let record = try CorrespondencePage.find(visit)
        let office = visit.office
        try office.require(.edit, of: .sending)
        let emailing = try Emailing(record, visit)
        do {
            var form =
                visit.request.method == "POST"
                ? try EmailForm.sent(visit.form, emailing) : try EmailForm.proposed(emailing)
            form.check()
            guard form.problems.isEmpty else { return try reasons(form.problems.map(\.message), visit) }
            let uploads = visit.form.uploads("upload").filter { $0.size > 0 }.map { ($0.fileName, $0.size) }
            let papers = try record.papers(in: office).attached + form.extras
            let emails = try entries(
                try form.emails().map(masked), papers.map { ($0.filename, $0.document.size) } + uploads, office, frame: nil)
            var reply = try visit.show("correspondence/email-preview", title: "Preview", [("emails", .list(emails))])
            reply[header: "Content-Security-Policy"] = SecurityHeaders.framedEmailPage
            return reply
        } catch let error as CannotPrint {
            return try reasons([error.reason], visit)
        }
    }

    /// What the Preview Email tab shows: the default send, or why there is none.
    static func entries(of record: Correspondence, _ papers: Papers, _ visit: Visit) throws -> [(String, Value)] {
        do {
            let emails = try entries(
                try defaultEmails(record, visit), papers.attached.map { ($0.filename, $0.document.size) },
                visit.office, frame: "\(record.address)/preview-email/html")
            let reason = emails.isEmpty ? "No valid email address for this correspondence." : record.readiness(papers)
            return [("emails", .list(emails)), ("no_email", Value(reason))]
        } catch let error as CannotPrint {
            return [("emails", .list([])), ("no_email", .text(error.reason))]
        }
    }

    private static func defaultEmails(_ record: Correspondence, _ visit: Visit) throws -> [Outgoing] {
        let emailing = try Emailing(record, visit)
        return try emailing.emails(to: try emailing.defaults()).map(masked)
    }

    /// A link in a preview confirms nothing, and must not look as if it did.
    private static func masked(_ email: Outgoing) -> Outgoing {
        var shown = Outgoing(
            recipient: email.recipient, recipientName: email.recipientName, contactPointID: email.contactPointID,
            subject: email.subject, text: VerificationLink.masked(email.text), html: VerificationLink.masked(email.html))
        (shown.isCopy, shown.isNotice) = (email.isCopy, email.isNotice)
        return shown
    }

    /// Emails that say the same, together.
    private static func distinct(_ emails: [Outgoing]) throws -> [(first: Outgoing, all: [Outgoing])] {
        var groups: [(first: Outgoing, all: [Outgoing])] = []
        for email in emails {
            if let index = groups.firstIndex(where: { $0.first.subject == email.subject && $0.first.html == email.html }
            ) {
                groups[index].all.append(email)
            } else {
                groups.append((email, [email]))
            }
        }
        return groups
    }

    private static func entries(
        _ emails: [Outgoing], _ files: [(name: String, size: Int)], _ office: Office, frame: String?
    ) throws -> [Value] {
        let sender = try Organisation.current(in: office).sender
        let hasCopies = emails.contains(where: \.isCopy)
        let groups = try distinct(emails)
        return groups.enumerated().map { index, group in
            let (to, cc) = (group.all.filter { !$0.isCopy }, group.all.filter(\.isCopy))
            return [
                "from": .text(ShownAddress(name: sender.name, address: sender.email).text),
                "reply_to": sender.replyTo.isEmpty ? .null : .text(sender.replyTo),
                "to": .list(to.map { .text($0.shown.text) }), "cc": .list(cc.map { .text($0.shown.text) }),
                "has_cc": .bool(!cc.isEmpty), "is_apart": .bool(!hasCopies && to.count > 1),
                "count": .text("\(to.count)"),
                "subject": .text(group.first.subject), "text": .text(group.first.text),
                "html": frame == nil ? .text(group.first.html) : .null,
                "frame": Value(frame.map { "\($0)?n=\(index)" }),
                "files": .list((group.first.isNotice ? [] : files).map { ["name": .text($0.name), "size": .text($0.size.asFileSize)] }),
                "has_files": .bool(!files.isEmpty && !group.first.isNotice), "is_notice": .bool(group.first.isNotice), "number": .integer(index + 1), "is_later": .bool(index > 0),
            ]
        }
    }

    private static func reasons(_ reasons: [String], _ visit: Visit) throws -> Reply {
        var reply = try visit.show(
            "correspondence/no-preview", title: "No preview", [("reasons", .list(reasons.map { .text($0) }))])
        reply[header: "Content-Security-Policy"] = SecurityHeaders.framedPages
        return reply
    }
}
