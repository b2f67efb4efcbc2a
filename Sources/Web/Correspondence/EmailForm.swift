import FastCGI
import Postroom
import Press

/// The form of Actions > Email Correspondence: what was typed and ticked, and what is wrong with it.
struct EmailForm {
    let emailing: Emailing
    /// Every email address of the customer, usable or not.
    let points: [ContactPoint]
    var ticked: Set<ID<ContactPoint>>
    var other = ""
    var cc = ""
    var message: WrittenMessage
    /// What the type's template says; words that nobody changed leave as the template has them.
    let proposed: WrittenMessage
    /// Documents beside the correspondence's own.
    var chosen: [Document] = []
    /// What may still arrive of earlier sendings.
    var waiting: [Message]
    /// Keys of the addresses that are to get another one all the same.
    var again: Set<String> = []
    var reason = ""
    var details = ""
    let token: String
    /// The newest message when the form was opened.
    var seen: Int
    var problems: [Problem] = []

    private var record: Correspondence { emailing.record }

    /// As the form is first shown.
    static func proposed(_ emailing: Emailing) throws -> EmailForm {
        let message = try emailing.message()
        let waiting = try emailing.record.waiting(in: emailing.office)
        let reached = Set(waiting.map { $0.recipient.lowercased() })
        let defaults = try emailing.defaults().filter { !reached.contains($0.address.key) }.compactMap(\.point?.id)
        return EmailForm(
            emailing: emailing, points: try points(emailing), ticked: Set(defaults), message: message,
            proposed: message, waiting: waiting, token: FormWord.fresh(),
            seen: try emailing.record.lastMessage(in: emailing.office))
    }

    /// As it comes back from the browser, without its uploads.
    static func sent(_ form: Form, _ emailing: Emailing) throws -> EmailForm {
        let typed = WrittenMessage(
            subject: (form["subject"] ?? "").trimmed,
            body: (form["message"] ?? "").replacing("\r\n", with: "\n").trimmed)
        var entry = EmailForm(
            emailing: emailing, points: try points(emailing),
            ticked: Set(form.all("to").compactMap { ID(text: $0) }), message: typed,
            proposed: try emailing.message(), waiting: try emailing.record.waiting(in: emailing.office),
            token: form["send_token"] ?? "", seen: Int(form["seen"] ?? "") ?? 0)
        entry.other = form["other"] ?? ""
        entry.cc = form["cc"] ?? ""
        entry.chosen = try Document.find(
            form.all("document").compactMap { ID(text: $0) }, of: emailing.record.customerID, in: emailing.office)
        entry.again = Set(form.all("again"))
        entry.reason = form["reason"] ?? ""
        entry.details = form["details"] ?? ""
        return entry
    }

    private static func points(_ emailing: Emailing) throws -> [ContactPoint] {
        try ContactPoint.of(emailing.record.customerID, in: emailing.office).filter { $0.kind == .email }
    }

    // MARK: What it asks for

    static let longestSubject = 300
    static let longestMessage = 20_000
    static let mostRecipients = 50

    /// Checks what was typed. Nothing is stored.
    mutating func check() {
        problems += addressProblems()
        if message.subject.isEmpty { problems.append(Problem(field: "subject", "Enter a subject.")) }
        if message.subject.count > Self.longestSubject {
            problems.append(Problem(field: "subject", "The subject can have 300 characters at most."))
        }
        if message.subject.contains(where: \.isNewline) {
            problems.append(Problem(field: "subject", "The subject must be one line."))
        }
        if message.body.isEmpty { problems.append(Problem(field: "message", "Enter a message.")) }
        if message.body.count > Self.longestMessage {
            problems.append(Problem(field: "message", "The message can have 20,000 characters at most."))
        }
        if chosen.count > AttachmentLimit.extras {
            problems.append(
                Problem(
                    field: "documents",
                    "Choose \(AttachmentLimit.extras) extra documents at most; there are \(chosen.count)."))
        }
        problems += Correspondence.audited(reason, details)
    }

    private func addressProblems() -> [Problem] {
        var problems: [Problem] = []
        for point in points where ticked.contains(point.id) && !point.isUsableEmail {
            problems.append(
                Problem(field: "to", "\(point.value) is \(point.state.rawValue) and cannot be used. Choose another."))
        }
        let (others, copies) = (AddressList(other), AddressList(cc))
        problems += [others.problem(in: "other"), copies.problem(in: "cc")].compactMap(\.self)
        for (field, list) in [("other", others), ("cc", copies)] {
            for address in list.addresses {
                guard let point = points.first(where: { $0.value.lowercased() == address.key }), !point.isUsableEmail
                else { continue }
                problems.append(
                    Problem(field: field, "\(address) is \(point.state.rawValue) and cannot be used. Leave it out."))
            }
        }
        let recipients = recipients()
        if !recipients.contains(where: { !$0.isCopy }), others.wrong.isEmpty {
            problems.append(Problem(field: "to", "Choose at least one recipient."))
        }
        if recipients.count > Self.mostRecipients {
            problems.append(Problem(field: "other", "One email can go to 50 addresses at most."))
        }
        return problems
    }

    /// What is wrong with sending again where a message may still arrive.
    static func problem(of waiting: Message) -> Problem {
        Problem(
            field: "again",
            "An email of it may still reach \(waiting.recipient). Tick below that it gets another one, or leave it out."
        )
    }

    /// Everybody who is to have it, each address once; who stands under To does not stand under Cc as well.
    func recipients() -> [EmailRecipient] {
        var all = points.filter { ticked.contains($0.id) }.compactMap { EmailRecipient($0, of: record.customerName) }
        func add(_ typed: String, asCopy isCopy: Bool) {
            for address in AddressList(typed).addresses where !all.contains(where: { $0.address.key == address.key }) {
                let known = points.first { $0.value.lowercased() == address.key }
                all.append(
                    EmailRecipient(address: address, name: known?.contactName ?? "", point: known, isCopy: isCopy))
            }
        }
        add(other, asCopy: false)
        add(cc, asCopy: true)
        return all
    }

    /// One email for each recipient, as they would leave.
    func emails() throws -> [Outgoing] {
        try emailing.emails(to: recipients(), written: message == proposed ? nil : message)
    }

    /// What is sent beside the correspondence's own papers.
    var extras: [AttachedDocument] { chosen.map { AttachedDocument($0, as: $0.filename) } }

    // MARK: Uploads

    /// Checks the files that came with the form and keeps the good ones, ticked; each bad one is a problem with its name.
    mutating func take(_ uploads: [Upload]) throws {
        for upload in uploads where upload.size > 0 || upload.fileName != "file" {
            do {
                let checked = try CheckedPDF(try upload.bytes())
                let document = try Document.keepUpload(
                    checked.bytes, pages: checked.pages, named: Self.pdfName(upload.fileName),
                    customer: record.customerID, in: emailing.office)
                if !chosen.contains(document) { chosen.append(document) }
            } catch let unfit as CheckedPDF.Unfit {
                problems.append(Problem(field: "upload", "“\(upload.fileName)”: \(unfit.sentence)"))
            }
        }
    }

    static func pdfName(_ name: String) -> String { name.lowercased().hasSuffix(".pdf") ? name : name + ".pdf" }
}
