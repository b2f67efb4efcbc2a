import Foundation
import Postroom
import SQL
import Support
import Testing

@Suite struct `The page of a correspondence` {
    let office: Office
    let clerk: Clerk
    let customer: Customer
    let record = "/customers/12345/correspondence/C001"

    init() throws {
        (office, clerk, customer) = try Clerk.withLetter(as: .manager)
    }

    private func letter() throws -> Correspondence {
        try #require(try Correspondence.page(of: customer.id, before: nil, in: office).first)
    }

    private func email() {
        clerk.open(record)
        clerk.send(
            "\(record)/email",
            [
                ("send_token", clerk.between("name=\"send_token\" value=\"", "\"") ?? ""),
                ("seen", clerk.between("name=\"seen\" value=\"", "\"") ?? ""),
            ])
    }

    /// What lies in the tray is taken by a mail server.
    private func leave() throws {
        try office.database.run("UPDATE message SET state = 'sent', sent_at = \(office.now)")
    }

    private func recreate() {
        clerk.open(record)
        clerk.send(
            "\(record)/recreate", [("seen_version", clerk.between("name=\"seen_version\" value=\"", "\"") ?? "")])
    }

    /// Changes the letter's template as an administrator would.
    private func changeTemplate() throws {
        let type = try #require(try CorrespondenceType.find(code: "overdue-account", in: office))
        let template = try #require(type.letterTemplate)
        let current = try TemplateVersion.current(of: template, in: office)
        _ = try TemplateVersion.add(
            TemplateText(
                subject: current.text.subject, body: current.text.body + "\n\nRemember the new telephone number.\n"),
            to: template, in: office)
    }

    /// Opens the form of the letter that is there, changes its day of payment and saves.
    private func saveAgain() {
        clerk.open("\(record)/edit")
        let ticked = clerk.page.matches(of: /name="([a-z_]+)" value="([0-9]+)" checked/).map {
            (name: String($0.1), value: String($0.2))
        }
        clerk.send(
            "\(record)/edit",
            ticked + [
                (name: "date", value: "2026-11-20"), (name: "pay_by", value: "2026-12-24"),
                (name: "draft_token", value: clerk.between("name=\"draft_token\" value=\"", "\"") ?? ""),
            ])
    }

    @Test(.proves(6, 7, 48, 87, 88)) func `has a menu of what can be done`() {
        clerk.open(record)
        for item in [
            "Email Correspondence</a>", "Deliver Correspondence</a>", "Edit</a>", "Delete…</a>", "Recreate</button>",
        ] {
            #expect(clerk.page.contains(item), "\(item)")
        }
        #expect(clerk.page.contains("<h2 id=\"update\">Update Correspondence</h2>"))
        #expect(!clerk.page.contains("Undo delivery"))
    }

    @Test(.proves(35, 36)) func `previews the default send as it leaves`() throws {
        clerk.open("\(record)/preview-email")
        for words in [
            "<dt>From</dt><dd>Calder Fibre &lt;accounts@calderfibre.example&gt;</dd>",
            "Janet Hartley &lt;accounts@hartleyjoinery.example&gt;",
            "Calder Fibre: £1,234.50 overdue on account 12345", "12345-C001-overdue-account.pdf, ",
        ] { #expect(clerk.page.contains(words), "\(words)") }
        clerk.open("\(record)/preview-email/html?n=0")
        let shown = clerk.page
        #expect(clerk.header("Content-Security-Policy")?.contains("sandbox") == true)
        email()
        let message = try #require(try Message.of(try letter().id, in: office).first)
        #expect(try message.words(in: office).html == shown)
        clerk.open("\(record)/preview-email/html?n=1")
        #expect(clerk.status == 404)
    }

    @Test func `says where there is nobody to send it to`() throws {
        try office.database.run("UPDATE contact_point SET state = 'blocked' WHERE kind = 'email'")
        clerk.open("\(record)/preview-email")
        #expect(clerk.page.contains("No valid email address for this correspondence."))
        email()
        #expect(clerk.page.contains("No valid email address for this correspondence."))
        #expect(try Message.of(try letter().id, in: office).isEmpty)
    }

    @Test(.proves(85, 89, 90)) func `makes a new version with the current template, beside the one that was sent`()
        throws
    {
        let first = try #require(try letter().documentID)
        email()
        try leave()
        try changeTemplate()
        try office.database.run("UPDATE invoice SET outstanding = 1")
        clerk.open(record)
        #expect(clerk.page.contains("The template has moved on from version 1 to version 2 since this PDF was made."))
        recreate()
        #expect(clerk.page.contains("Version 2 has been made."))
        #expect(clerk.page.contains("version 1 → version 2"))
        #expect(clerk.page.contains("<ins><span class=\"vh\">Put in: </span>Remember the new telephone number.</ins>"))
        let second = try #require(try letter().documentID)
        #expect(second != first)
        clerk.open(record)
        #expect(clerk.page.contains("PDF changed since it was last sent"))
        #expect(clerk.page.contains("£1,234.50"), "what it says stays as it was frozen")
        let message = try #require(try Message.of(try letter().id, in: office).first)
        #expect(try message.documents(in: office).map(\.document) == [first])
        clerk.open("\(record)/versions/1/pdf")
        #expect(try clerk.bytes() == Document.find(first, in: office)?.bytes(in: office))
        email()
        clerk.open(record)
        #expect(!clerk.page.contains("PDF changed since it was last sent"))
    }

    @Test func `keeps its status when it is recreated, whatever it is`() throws {
        for status in ["ready", "emailed", "posted", "delivered", "not sent"] {
            try office.database.run("UPDATE correspondence SET status = \(status)")
            recreate()
            #expect(try letter().status.rawValue == status)
        }
    }

    @Test func `is recreated once for a double click`() throws {
        clerk.open(record)
        clerk.send("\(record)/recreate", [("seen_version", "1")])
        clerk.send("\(record)/recreate", [("seen_version", "1")])
        #expect(clerk.page.contains("Version 2 has been made already."))
        #expect(try letter().newestVersion(in: office) == 2)
    }

    @Test(.proves(86)) func `is recreated after it failed`() throws {
        try office.database.run(
            "UPDATE correspondence SET status = 'failed', failure = 'A gap.', document_id = NULL")
        try office.database.run("DELETE FROM correspondence_print")
        recreate()
        #expect(clerk.page.contains("The PDF has been made."))
        #expect(try letter().status == .ready)
    }

    @Test func `leads from what could not be printed to what mends it`() throws {
        let name = String(repeating: "Instrument Makers and Restorers of the Northern Counties ", count: 6)
        try office.database.run("UPDATE customer SET name = \(name) WHERE id = \(customer.id.number)")
        saveAgain()
        #expect(try letter().status == .failed)
        #expect(clerk.page.contains("No PDF could be made.") && clerk.page.contains("at most 7. Shorten"))
        #expect(clerk.page.contains("<a href=\"\(record)/edit\">edit the letter</a> and save it"))
        clerk.open("\(record)/pdf")
        #expect(clerk.status == 409, "the PDF of what it said before is not handed over for what it says now")
        email()
        #expect(clerk.page.contains("There is no document to send."))
        #expect(try Message.of(letter().id, in: office).isEmpty)
        clerk.open(record)
        #expect(clerk.page.contains("\(record)/versions/1/pdf") && !clerk.page.contains(">Current<"))
        #expect(clerk.page.contains("no PDF says yet what it says now"))

        try office.database.run("UPDATE customer SET name = 'Instruments Ltd' WHERE id = \(customer.id.number)")
        recreate()
        #expect(try letter().status == .failed, "it keeps what it was saved with")
        saveAgain()
        #expect(try letter().status == .ready)
        #expect(!clerk.page.contains("No PDF could be made."))
    }

    @Test func `says why it cannot be recreated`() throws {
        try office.database.run("UPDATE correspondence_type SET letter_template_id = NULL")
        recreate()
        #expect(clerk.page.contains("Overdue Account has no letter template any more"))
        #expect(try letter().newestVersion(in: office) == 1)
    }

    @Test(.proves(49, 50, 51, 52, 54, 55)) func `records a delivery and takes it back`() throws {
        clerk.open("\(record)/deliver")
        #expect(clerk.page.contains("<button class=\"button primary\" type=\"submit\">Deliver Correspondence</button>"))
        #expect(clerk.page.contains("name=\"reason\"") && clerk.page.contains("name=\"details\""))
        clerk.send(
            "\(record)/deliver", [("method", "in person"), ("date", "2026-11-20"), ("reason", ""), ("details", "")])
        #expect(clerk.page.contains("12345/C001 is recorded as delivered."))
        #expect(clerk.page.contains("20 Nov 2026, in person"))
        clerk.send("\(record)/deliver", [("method", "post"), ("date", "2026-11-20")])
        #expect(clerk.page.contains("is recorded as delivered already."))
        clerk.open("\(record)/undo-delivery")
        clerk.send("\(record)/undo-delivery", [("reason", "")])
        #expect(clerk.status == 422)
        clerk.send("\(record)/undo-delivery", [("reason", "Wrong letter"), ("reopen", "1")])
        #expect(clerk.page.contains("It is Ready again."))
    }

    @Test(.proves(45, 46, 47, 53), arguments: [("post", "Post"), ("in person", "In person"), ("other", "Other")])
    func `keeps how it was delivered, and why, in its trail`(method: String, title: String) {
        clerk.open("\(record)/deliver")
        clerk.send(
            "\(record)/deliver",
            [
                ("method", method), ("date", "2026-11-20"), ("reason", "At the counter"),
                ("details", "To Mr Hartley\nat 9"),
            ])
        #expect(clerk.page.contains("Delivered: \(title), 20 Nov 2026. No TODO completed. Reason: “At the counter”"))
        #expect(clerk.page.contains("To Mr Hartley</small>") && clerk.page.contains("at 9</small>"))
    }

    @Test(.proves(56, 57, 58)) func `delivered, completes what it settles on its invoices and payments alone`() throws {
        let letter = try letter()
        let payment: Int = try #require(try office.database.first("SELECT id FROM payment") { $0[0] })
        try office.database.run(
            "INSERT INTO correspondence_payment(correspondence_id, payment_id) VALUES (\(letter.id), \(payment))")
        for (text, kind, subject, number) in [
            ("Chase the invoice", "Credit Control", "invoice", "INV-204417"),
            ("Chase another invoice", "Credit Control", "invoice", "INV-205377"),
            ("Water the plants", "General", "invoice", "INV-204417"),
        ] {
            try office.database.run(
                """
                INSERT INTO todo(organisation_id, customer_id, kind, text, subject, subject_id, created_at)
                SELECT organisation_id, customer_id, \(kind), \(text), \(subject), id, 1 FROM invoice
                WHERE number = \(number)
                """)
        }
        try office.database.run(
            """
            INSERT INTO todo(organisation_id, customer_id, kind, text, subject, subject_id, created_at)
            VALUES (1, \(customer.id), 'Payment', 'Ask for the missing payment', 'payment', \(payment), 1)
            """)
        clerk.open("\(record)/deliver")
        #expect(clerk.page.contains("Chase the invoice") && clerk.page.contains("Ask for the missing payment"))
        #expect(!clerk.page.contains("Water the plants") && !clerk.page.contains("Chase another invoice"))
        clerk.send("\(record)/deliver", [("method", "post"), ("date", "2026-11-20")])
        #expect(clerk.page.contains("2 related TODOs are done."))
        clerk.open("/customers/12345/todos")
        let open = clerk.between("id=\"open\"", "id=\"done\"") ?? clerk.page
        #expect(open.contains("Water the plants") && open.contains("Chase another invoice"))
        #expect(!open.contains("Chase the invoice") && !open.contains("Ask for the missing payment"))
    }

    @Test(.proves(29, 30)) func `is deleted after a question, and its number is not used again`() throws {
        clerk.open("\(record)/delete")
        #expect(clerk.page.contains("Delete 12345/C001?"))
        clerk.send("\(record)/delete", [("reason", "")])
        #expect(clerk.page.contains("Correspondence 12345/C001 has been deleted."))
        clerk.open(record)
        #expect(clerk.status == 404)
        clerk.open("/customers/12345/correspondence/new/welcome")
        clerk.send(
            "/customers/12345/correspondence/new/welcome",
            [
                ("date", "2026-11-20"), ("your_reference", ""), ("heading", ""), ("text", ""), ("closing", ""),
                ("draft_token", clerk.between("name=\"draft_token\" value=\"", "\"") ?? ""),
            ])
        #expect(clerk.page.contains("12345/C002"))
    }

    @Test(.proves(28)) func `is edited in the form of its creation, and its type is nobody's to change`() throws {
        clerk.open("\(record)/edit")
        #expect(clerk.page.contains("<h1>Overdue Account</h1>"))
        #expect(!clerk.page.contains("name=\"type\""))
        let ticked = clerk.page.matches(of: /name="([a-z_]+)" value="([0-9]+)" checked/).map {
            (name: String($0.1), value: String($0.2))
        }
        #expect(ticked.count == 3)
        let version = clerk.between("name=\"draft_token\" value=\"", "\"") ?? ""
        clerk.send(
            "\(record)/edit",
            [ticked[0]] + [
                (name: "date", value: "2026-11-20"), (name: "pay_by", value: "2026-12-24"),
                (name: "your_reference", value: "7"),
                (name: "text", value: ""), (name: "draft_token", value: version), (name: "type", value: "welcome"),
                (name: "type_id", value: "1"),
            ])
        #expect(clerk.page.contains("Correspondence 12345/C001 has been changed."))
        let after = try letter()
        #expect(after.typeCode == "overdue-account" && after.status == .ready)
        #expect(try after.content(in: office).dates["pay_by"] == "2026-12-24")
        clerk.send(
            "\(record)/edit",
            [
                ticked[0], (name: "date", value: "2026-11-20"), (name: "pay_by", value: "2026-12-31"),
                (name: "draft_token", value: version),
            ])
        #expect(clerk.status == 422)
        #expect(clerk.page.contains("changed 12345/C001 at 09:00, while this form was open."))
        #expect(clerk.page.contains("value=\"2026-12-31\""), "what was typed is kept")
        #expect(try letter().content(in: office).dates["pay_by"] == "2026-12-24")
        email()
        clerk.open("\(record)/edit")
        #expect(clerk.page.contains("It has been sent or is on its way"))
    }

    @Test(.proves(79, 81, 82, 83, 84)) func `downloads one bill as it is, several as a ZIP, and sends each for itself`()
        throws
    {
        for (number, words) in [("INV-204417", "one"), ("INV-204893", "two")] {
            let intake = try BillIntake.begin(.upload, in: office)
            _ = try intake.take(PlainPDF.of(words), pages: 1, named: "\(number).pdf", in: office)
        }
        let type = try #require(try CorrespondenceType.find(code: "copy-invoices", in: office))
        func copies(_ numbers: [String], _ token: String) throws -> Correspondence {
            var draft = try Draft.proposed(for: customer, type: type, in: office)
            draft.invoiceIDs = try numbers.map {
                try #require(try Invoice.find(number: $0, of: customer.id, in: office)).id
            }
            guard case .written(let written) = try Correspondence.write(draft, formToken: token, in: office) else {
                throw CancellationError()
            }
            return try written.settleBills(in: office)
        }
        _ = try copies(["INV-204417"], "copies-1")
        clerk.open("/customers/12345/correspondence/C002/pdf")
        #expect(try clerk.bytes() == PlainPDF.of("one"))
        #expect(clerk.header("Content-Disposition")?.contains("INV-204417.pdf") == true)
        let both = try copies(["INV-204417", "INV-204893"], "copies-2")
        let address = "/customers/12345/correspondence/C003"
        clerk.open("\(address)/pdf")
        #expect(clerk.header("Content-Type") == "application/zip")
        #expect(try clerk.bytes().prefix(2) == Array("PK".utf8)[...])
        clerk.open(address)
        #expect(clerk.page.contains("INV-204417.pdf</a>") && clerk.page.contains("INV-204893.pdf</a>"))
        #expect(!clerk.page.contains("INV-205260.pdf"))
        clerk.send("\(address)/email", [("send_token", "press-of-the-button-1")])
        let message = try #require(try Message.of(both.id, in: office).first)
        #expect(try message.documents(in: office).map(\.filename) == ["INV-204417.pdf", "INV-204893.pdf"])
        let missing = try copies(["INV-205260"], "copies-3")
        #expect(missing.status == .failed)
        clerk.open("/customers/12345/correspondence/C004")
        #expect(clerk.page.contains("There is no bill PDF for INV-205260."))
        #expect(clerk.faults.isEmpty)
    }

    @Test func `offers nobody what they may not do`() throws {
        let priya = try Clerk.signedIn(as: .staff, at: office, name: "Megan Rees")
        email()
        try office.database.run("UPDATE message SET state = 'sent', sent_at = 1, attempts = 1")
        try office.database.run(
            "UPDATE correspondence SET status = 'delivered', emailed_at = 1, delivered_on = '2026-11-20'")
        priya.open(record)
        #expect(!priya.page.contains("Delete…") && !priya.page.contains("Undo delivery</a>"))
        #expect(priya.page.contains("A manager can undo it."))
        priya.open("\(record)/delete")
        #expect(priya.status == 403)
        priya.open("\(record)/undo-delivery")
        #expect(priya.status == 403)
    }
}
