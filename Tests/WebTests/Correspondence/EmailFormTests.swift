import Foundation
import Postroom
import SQL
import Support
import Testing

@Suite struct `The form for emailing a correspondence` {
    let office: Office
    let clerk: Clerk
    let customer: Customer
    let record = "/customers/12345/correspondence/C001"

    init() throws {
        (office, clerk, customer) = try Clerk.withLetter(as: .staff)
        clerk.open("\(record)/email")
    }

    private var point: String { clerk.between("name=\"to\" value=\"", "\"") ?? "" }

    private func fields(_ changed: [String: String] = [:]) -> [(name: String, value: String)] {
        let message = clerk.between("name=\"message\" rows=\"14\"", "</textarea>")?.split(separator: ">", maxSplits: 1)
            .last
        var fields = [
            "send_token": clerk.between("name=\"send_token\" value=\"", "\"") ?? "",
            "seen": clerk.between("name=\"seen\" value=\"", "\"") ?? "", "to": point,
            "subject": clerk.between("name=\"subject\" value=\"", "\"") ?? "", "message": String(message ?? ""),
            "other": "", "cc": "", "reason": "", "details": "",
        ]
        for (name, value) in changed { fields[name] = value }
        return fields.map { (name: $0.key, value: $0.value) }
    }

    private func messages() throws -> [Message] {
        let letter = try #require(try Correspondence.page(of: customer.id, before: nil, in: office).first)
        return try Message.of(letter.id, in: office)
    }

    @Test(.proves(38)) func `shows every address with its state, the defaults ticked, the bad ones not to be ticked`() {
        #expect(clerk.page.contains("<h1>Email Correspondence</h1>"))
        #expect(
            clerk.page.contains(
                "Janet Hartley <span class=\"optional\">default</span> <span class=\"badge\">Unverified</span>"))
        #expect(clerk.page.contains("disabled> <span>Mark Hartley <span class=\"badge bad\">Suspended</span>"))
        #expect(clerk.page.contains("name=\"to\" value=\"\(point)\" checked"))
        #expect(clerk.page.contains("12345-C001-overdue-account.pdf"))
    }

    @Test func `is filled in with the template's words`() throws {
        #expect(clerk.page.contains("value=\"Calder Fibre: £1,234.50 overdue on account 12345\""))
        #expect(clerk.page.contains("| INV-204417 | 3 Oct 2026 | 48 | £412.50 |"))
        #expect(!clerk.page.contains("{{"))
    }

    @Test(.proves(39)) func `sends to those that were chosen, with a copy`() throws {
        clerk.send(
            "\(record)/email/send",
            fields(["other": "owner@hartleyjoinery.example", "cc": "books@accountants.example"]))
        #expect(clerk.page.contains("Correspondence is being emailed to 3 recipients."))
        let messages = try messages()
        #expect(
            Set(messages.map(\.recipient)) == [
                "accounts@hartleyjoinery.example", "owner@hartleyjoinery.example", "books@accountants.example",
            ])
        #expect(try messages[0].shown(in: office).cc.map(\.address) == ["books@accountants.example"])
        clerk.open("\(record)/sent-emails")
        #expect(clerk.page.contains("books@accountants.example</a> <span class=\"badge\">Cc</span>"))
    }

    @Test func `sends untouched words as the template has them, and changed ones as text and HTML`() throws {
        clerk.send("\(record)/email/send", fields())
        let untouched = try #require(try messages().first).words(in: office)
        clerk.open("\(record)/email")
        clerk.send(
            "\(record)/email/send",
            fields([
                "again": "accounts@hartleyjoinery.example", "subject": "A word",
                "message": "Dear *you*,\nplease call {{now}} & <b>soon</b>",
            ]))
        let changed = try #require(try messages().first)
        let words = try changed.words(in: office)
        #expect(changed.subject == "A word")
        #expect(
            words.html.contains("Dear <em>you</em>,<br>")
                && words.html.contains("{{now}} &amp; &lt;b&gt;soon&lt;/b&gt;"))
        #expect(words.text.hasPrefix("Dear you,\nplease call {{now}} & <b>soon</b>\n"))
        #expect(untouched.html.contains("INV-204417") && !words.html.contains("INV-204417"))
        #expect(clerk.faults.isEmpty)
    }

    @Test func `names what is wrong and keeps what was typed`() throws {
        clerk.send(
            "\(record)/email/send",
            fields([
                "to": "", "other": "foo@ bar", "cc": "mark@hartleyjoinery.example", "subject": "",
                "message": "My words",
                "reason": "Why not",
            ]))
        #expect(clerk.status == 422)
        for words in [
            "“foo@”, “bar” are not email addresses.", "mark@hartleyjoinery.example is suspended", "Enter a subject.",
            "My words</textarea>", "value=\"Why not\"", "foo@ bar</textarea>",
        ] { #expect(clerk.page.contains(words), "\(words)") }
        #expect(try messages().isEmpty)
        clerk.send("\(record)/email/send", fields(["to": "", "other": "", "subject": "x"]))
        #expect(clerk.page.contains("Choose at least one recipient."))
    }

    @Test(.proves(40)) func `attaches an uploaded PDF and offers it again`() throws {
        clerk.send(
            "\(record)/email/send", fields(["subject": ""]), file: "upload", named: "terms.pdf", PlainPDF.of("Terms"))
        #expect(clerk.status == 422)
        let document = try #require(clerk.between("name=\"document\" value=\"", "\""))
        #expect(
            clerk.page.contains(
                "name=\"document\" value=\"\(document)\" checked> <span class=\"breaks\">terms.pdf</span>"))
        clerk.send("\(record)/email/send", fields(["document": document, "subject": "Again"]))
        #expect(try #require(try messages().first).documents(in: office).map(\.filename).last == "terms.pdf")
    }

    @Test(arguments: [
        ("words.pdf", Array("hello".utf8), "“words.pdf”: This file is not a PDF."),
        ("cut.pdf", Array(PlainPDF.of("x").prefix(200)), "This PDF is damaged."),
        ("long.pdf", PlainPDF.of("x", pages: 400), "This PDF has 400 pages; 200 are the most that one can have."),
        ("empty.pdf", [], "“empty.pdf”: This file is empty."),
    ])
    func `refuses a file that cannot be sent, at its field`(name: String, bytes: [UInt8], words: String) throws {
        clerk.send("\(record)/email/send", fields(), file: "upload", named: name, bytes)
        #expect(clerk.status == 422 && clerk.page.contains(words))
        #expect(try messages().isEmpty)
    }

    @Test func `refuses a file that is too large, and more than fits`() throws {
        var large = PlainPDF.of("x")
        large += Array(repeating: 10, count: 15_000_001)
        clerk.send("\(record)/email/send", fields(), file: "upload", named: "large.pdf", large)
        #expect(clerk.page.contains("This file has 15 MB; 15 MB are the most"))
        try office.database.run(
            "INSERT INTO setting(organisation_id, name, value) VALUES (1, 'attachment_limit', '1000')")
        clerk.send("\(record)/email/send", fields())
        #expect(clerk.page.contains("Leave some out."))
        #expect(try messages().isEmpty)
    }

    @Test func `attaches nobody else's documents`() throws {
        let other = try #require(try Customer.find(account: "20007", in: office))
        let foreign = try Document.keepUpload(
            PlainPDF.of("secret"), pages: 1, named: "secret.pdf", customer: other.id, in: office)
        clerk.send("\(record)/email/send", fields(["document": String(foreign.id.number)]))
        #expect(
            try #require(try messages().first).documents(in: office).map(\.filename) == [
                "12345-C001-overdue-account.pdf"
            ])
    }

    @Test func `sends once for a double click`() throws {
        let once = fields()
        clerk.send("\(record)/email/send", once)
        clerk.send("\(record)/email/send", once)
        #expect(clerk.page.contains("Correspondence is being emailed to 1 recipient."))
        #expect(try messages().count == 1)
    }

    @Test func `tells the second of two people`() throws {
        let mine = fields()
        let tom = try Clerk.signedIn(as: .manager, at: office, name: "Tom Aldridge")
        tom.open(record)
        tom.send(
            "\(record)/email",
            [("send_token", tom.between("name=\"send_token\" value=\"", "\"") ?? ""), ("seen", "0")])
        clerk.send("\(record)/email/send", mine)
        #expect(clerk.status == 422)
        #expect(
            clerk.page.contains(
                "Nothing was sent just now: Tom Aldridge emailed this to 1 recipient less than a minute ago."))
        #expect(try messages().count == 1)
        clerk.send("\(record)/email/send", fields(["again": "accounts@hartleyjoinery.example"]))
        #expect(try messages().count == 2)
    }

    @Test func `refuses by name an address that was blocked meanwhile`() throws {
        let sent = fields()
        try office.database.run("UPDATE contact_point SET state = 'blocked' WHERE value LIKE 'accounts@%'")
        clerk.send("\(record)/email/send", sent)
        #expect(clerk.page.contains("accounts@hartleyjoinery.example is blocked and cannot be used."))
        #expect(try messages().isEmpty)
    }

    @Test func `previews what was typed and sends nothing`() throws {
        clerk.send("\(record)/email/preview", fields(["subject": "Look first", "cc": "books@accountants.example"]))
        #expect(clerk.page.contains("<strong>Look first</strong>") && clerk.page.contains("books@accountants.example"))
        #expect(clerk.page.contains("sandbox srcdoc="))
        clerk.open("\(record)/email")
        clerk.send("\(record)/email/preview", fields(["other": "foo@"]))
        #expect(clerk.page.contains("“foo@” is not an email address."))
        #expect(try messages().isEmpty)
    }

    @Test(.proves(33)) func `is not there before the document is`() throws {
        try office.database.run("UPDATE correspondence SET status = 'pending', document_id = NULL")
        clerk.open("\(record)/email")
        #expect(clerk.page.contains("The document is still being generated."))
        clerk.open(record)
        clerk.send("\(record)/email", [("send_token", "a-press-of-the-button")])
        #expect(clerk.page.contains("The document is still being generated."))
        #expect(try messages().isEmpty)
    }
}
