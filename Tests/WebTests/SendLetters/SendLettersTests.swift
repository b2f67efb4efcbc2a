import Postroom
import SQL
import Support
import Testing
import Web

@Suite struct `Send Letters` {
    private let office: Office
    private let cast: Cast
    private let clerk: Clerk

    init() throws {
        office = try TestOffice.open()
        cast = try Cast.assembled(in: office)
        clerk = try Clerk.signedIn(as: .staff, at: office)
    }

    /// A letter that Postroom made by itself, printed.
    @discardableResult
    private func letter(
        _ code: String = "failed-payment", to account: String = "12345", token: String
    ) throws -> Correspondence {
        let customer = try cast.customer(account)
        let topUp = code == "auto-top-up-notice"
        try cast.payment(token, of: customer, date: "2026-11-19", amount: 30_00, status: topUp ? .taken : .failed)
        try office.database.run(
            "UPDATE payment SET is_auto_top_up = \(topUp) WHERE reference_key = \(token.lowercased())")
        let payment: ID<Payment> = try #require(
            try office.database.first("SELECT id FROM payment WHERE reference_key = \(token.lowercased())") { $0[0] })
        let type = try #require(try CorrespondenceType.find(code: code, in: office))
        let draft = try Draft.proposed(for: customer, type: type, about: payment, in: office)
        guard
            case .written(let letter) = try Correspondence.write(
                draft, formToken: token, origin: .automatic, in: office)
        else { throw NoLetter() }
        let version: ID<TemplateVersion> = try #require(
            try office.database.first("SELECT min(id) FROM template_version") { $0[0] })
        return try letter.keep(pdf: Array("%PDF-1.7 kept".utf8), pages: 1, template: version, in: office)
    }

    private struct NoLetter: Error {}

    /// A letter of a bulk mailing.
    private func bulkLetter(_ action: String, state: String = "done", token: String) throws -> Correspondence {
        let letter = try cast.printed(to: try cast.customer("12345"), token: token)
        let type = letter.typeID
        let mailing = try office.database.insert(
            """
            INSERT INTO bulk_mailing(organisation_id, type_id, action, mode, filter, entries, state, form_token,
              created_at, today, created)
            VALUES (\(office.organisationID), \(type), \(action), 'accounts', '{}', '[]', \(state), \(token),
              \(office.now), '2026-11-20', 1)
            """)
        try office.database.run(
            "UPDATE correspondence SET origin = 'bulk', bulk_mailing_id = \(mailing) WHERE id = \(letter.id)")
        return letter
    }

    private func box(_ letter: Correspondence) -> String { "name=\"letter\" value=\"\(letter.id.number)\"" }
    private func isTicked(_ letter: Correspondence) -> Bool {
        clerk.page.contains(box(letter) + " aria-label=\"Email \(letter.reference)\" checked")
    }

    @discardableResult
    private func press(_ letters: [Correspondence], token: String? = nil) -> String {
        let word = token ?? clerk.between("name=\"send_token\" value=\"", "\"") ?? ""
        let seen = clerk.between("name=\"seen\" value=\"", "\"") ?? ""
        return clerk.send(
            "/send-letters",
            letters.map { ("letter", String($0.id.number)) } + [("send_token", word), ("seen", seen)])
    }

    @Test(.proves(94, 98, 100, 183, 184, 185, 190, 192))
    func `stands in the menu and opens with its filters as the guide names them`() {
        clerk.open("/customers")
        #expect(clerk.page.contains("<h2>Correspondence</h2>"))
        #expect(clerk.page.contains("<a href=\"/send-letters\">Send Letters</a>"))
        clerk.open("/send-letters")
        #expect(clerk.status == 200 && clerk.faults.isEmpty)
        #expect(clerk.page.contains("<option value=\"email\">Email Letters</option>"))
        #expect(clerk.page.contains("Exclude Previously Sent") && clerk.page.contains("<option value=\"yes\">Yes"))
        #expect(clerk.page.contains("name=\"from\" value=\"2026-11-01\""))
        #expect(clerk.page.contains(">Select Letters</button>"))
        #expect(clerk.page.contains("href=\"/send-bills\">Send Bills</a>"))
        #expect(!clerk.page.contains("letters match"))
    }

    @Test(.proves(178, 179, 181, 182, 189, 193, 194))
    func `lists what was made by itself and never emailed, ticked`() throws {
        let failed = try letter(token: "failed-1")
        let topUp = try letter("auto-top-up-notice", token: "top-up-1")
        let other = try cast.printed(to: try cast.customer("12345"), token: "by-hand")
        clerk.open("/send-letters?select=1")
        #expect(clerk.page.contains("2 letters match"))
        for each in [failed, topUp] {
            #expect(isTicked(each) && clerk.page.contains(">\(each.reference)</a>"))
        }
        #expect(clerk.page.contains("accounts@hartleyjoinery.example"))
        #expect(!clerk.page.contains("mark@hartleyjoinery.example"), "a suspended address has nothing")
        #expect(!clerk.page.contains(other.reference), "types that do not wait here are none of its business")
    }

    @Test(.proves(112, 180)) func `offers what somebody made for many with Create, and not what is being emailed`()
        throws
    {
        let made = try bulkLetter("create", token: "bulk-1")
        let emailed = try bulkLetter("create and email", state: "running", token: "bulk-2")
        try office.database.run("UPDATE correspondence_type SET in_send_letters = 1 WHERE id = \(emailed.typeID)")
        clerk.open("/send-letters?select=1")
        #expect(isTicked(made) && !clerk.page.contains(emailed.reference))
        try office.database.run("UPDATE bulk_mailing SET state = 'done'")
        clerk.open("/send-letters?select=1")
        #expect(isTicked(emailed), "what such a run did not email is forgotten no more")
    }

    @Test(.proves(186, 187)) func `hides what was emailed unless it is asked for`() throws {
        let letter = try letter(token: "failed-1")
        let at = office.now - 3_600
        try office.database.run(
            "UPDATE correspondence SET emailed_at = \(at), status = 'emailed' WHERE id = \(letter.id)")
        clerk.open("/send-letters?select=1&exclude_sent=yes")
        #expect(clerk.page.contains("No letters match"))
        clerk.open("/send-letters?select=1&exclude_sent=no")
        #expect(clerk.page.contains(letter.reference) && clerk.page.contains("It was emailed before."))
        #expect(clerk.page.contains(box(letter)) && !isTicked(letter))
        #expect(clerk.page.contains("data-label=\"Last emailed\">20 Nov 2026"))
    }

    @Test(.proves(188, 191)) func `narrows to a type, a date and some statuses`() throws {
        let failed = try letter(token: "failed-1")
        let topUp = try letter("auto-top-up-notice", token: "top-up-1")
        clerk.open("/send-letters?select=1&type=\(failed.typeID.number)")
        #expect(clerk.page.contains(failed.reference) && !clerk.page.contains(topUp.reference))
        try office.database.run("UPDATE correspondence SET date = '2026-10-31' WHERE id = \(topUp.id)")
        clerk.open("/send-letters?select=1")
        #expect(!clerk.page.contains(topUp.reference))
        clerk.open("/send-letters?select=1&from=")
        #expect(clerk.page.contains(topUp.reference))
        let statuses = try CustomerStatus.all(in: office)
        clerk.open("/send-letters?select=1&status=\(statuses[1].id.number)&status=\(statuses[2].id.number)")
        #expect(clerk.page.contains("No letters match"))
        clerk.open("/send-letters?select=1&status=\(statuses[0].id.number)&status=\(statuses[1].id.number)")
        #expect(clerk.page.contains(failed.reference))
        clerk.open("/send-letters?select=1&from=31.02.2026")
        #expect(clerk.status == 422 && clerk.page.contains("must be a day, month and year"))
    }

    @Test(.proves(195))
    func `includes only customers who are set to receive email, and says how many letters that leaves out`()
        throws
    {
        try letter(token: "failed-1")
        try office.database.run("UPDATE customer SET receives_email = 0 WHERE account_number = '12345'")
        clerk.open("/send-letters?select=1")
        #expect(clerk.page.contains("No letters match"))
        #expect(clerk.page.contains("1 letter is left out: the customer is not set to receive email"))
    }

    @Test func `shows what cannot go and why, and does not tick what somebody should think about`() throws {
        let letters = try (1...6).map { try letter(token: "failed-\($0)") }
        try office.database.run("UPDATE correspondence SET status = 'pending' WHERE id = \(letters[0].id)")
        try office.database.run(
            "UPDATE correspondence SET status = 'failed', failure = 'No template.' WHERE id = \(letters[1].id)")
        try office.database.run(
            "UPDATE correspondence SET status = 'delivered', delivered_at = 5 WHERE id = \(letters[2].id)")
        let lonely = try letter(to: "30001", token: "lonely")
        try cast.queue(letters[3], to: ["accounts@hartleyjoinery.example"], token: "quick-send-1")
        clerk.open("/send-letters?select=1")
        for (each, words) in [
            (letters[0], "still being generated"), (letters[1], "No template."), (letters[3], "queued already"),
            (lonely, "No valid email address for this correspondence."),
        ] { #expect(clerk.page.contains(words) && !clerk.page.contains(box(each)), "\(words)") }
        #expect(clerk.page.contains(box(letters[2])) && !isTicked(letters[2]))
        #expect(isTicked(letters[4]))
        #expect(clerk.page.contains(">Email queued</span>"))
        let payment: Int? = try office.database.first(
            "SELECT payment_id FROM correspondence_payment WHERE correspondence_id = \(letters[3].id)"
        ) { $0[0] }
        clerk.open("/customers/12345/payments/\(try #require(payment))")
        #expect(clerk.page.contains(">Email queued</span>") && !clerk.page.contains(">Ready</span>"))
        for (state, words) in [("deferred", "did not take it yet"), ("uncertain", "somebody has to decide")] {
            try office.database.run("UPDATE message SET state = \(state) WHERE correspondence_id = \(letters[3].id)")
            clerk.open("/send-letters?select=1")
            #expect(clerk.page.contains(words) && clerk.page.contains(">Email \(state)</span>"))
            #expect(!clerk.page.contains(box(letters[3])))
        }
        try office.database.run("UPDATE customer SET preferred_channel = 'post' WHERE account_number = '12345'")
        clerk.open("/send-letters?select=1")
        #expect(clerk.page.contains(box(letters[4])) && !isTicked(letters[4]))
        #expect(clerk.page.contains("This customer prefers letters by post."))
        try Flag.all(in: office).first { $0.name == "Breathing space" }?
            .raise(on: letters[4].customerID, in: office)
        clerk.open("/send-letters?select=1")
        #expect(!clerk.page.contains(box(letters[4])) && clerk.page.contains("breathing space"))
    }

    @Test(.proves(99)) func `writes an order that a double click does not double, and asks for a tick`() throws {
        let letters = try (1...3).map { try letter(token: "failed-\($0)") }
        clerk.open("/send-letters?select=1")
        press([])
        #expect(clerk.status == 422 && clerk.page.contains("Choose at least one letter."))
        clerk.open("/send-letters?select=1")
        let token = clerk.between("name=\"send_token\" value=\"", "\"")
        press(letters, token: token)
        #expect(clerk.page.contains("Letters are being emailed.") && clerk.page.contains("<h1>3 letters</h1>"))
        let first = clerk.address
        press(Array(letters.prefix(2)), token: token)
        #expect(clerk.address == first)
        #expect(try LetterOrder.recent(.letters, in: office).map(\.chosen) == [3])
        clerk.open("/send-letters?select=1")
        #expect(clerk.page.contains("Somebody has just sent it") && !clerk.page.contains(box(letters[0])))
        let bill = try cast.printed(to: try cast.customer("12345"), token: "crafted")
        clerk.open("/send-letters?select=1&from=")
        press([bill], token: "crafted-crafted-crafted")
        #expect(clerk.status == 422, "what is not offered is not sent, whatever a request says")
    }

    @Test(arguments: [true, false])
    func `announces nothing as still to come that was over before the page was seen`(isQuick: Bool) throws {
        if isQuick {
            try office.database.run(
                """
                CREATE TEMP TRIGGER quick AFTER INSERT ON main.letter_order BEGIN
                  UPDATE letter_order SET state = 'done', ended_at = 5 WHERE id = NEW.id;
                END
                """)
        }
        let letter = try letter(token: "failed-1")
        clerk.open("/send-letters?select=1")
        press([letter], token: "quick-quick-quick-quick")
        #expect(clerk.page.contains("Letters are being emailed."))
        #expect(clerk.page.contains("By now that is over; what came of it stands below.") == isQuick)
    }

    @Test func `offers to try again what could not be sent`() throws {
        let letter = try letter(token: "failed-1")
        clerk.open("/send-letters?select=1")
        press([letter], token: "try-again-try-again")
        let address = clerk.address
        #expect(!clerk.page.contains("again</button>"))
        try office.database.run("UPDATE letter_order_item SET outcome = 3, reason = 'No valid email address.'")
        try office.database.run("UPDATE letter_order SET state = 'done', failed = 1, ended_at = 5")
        clerk.open(address)
        #expect(clerk.page.contains("Try 1 letter again</button>") && clerk.page.contains("No valid email address."))
        clerk.send(address + "/retry", [])
        #expect(clerk.page.contains("1 letter will be tried again.") && !clerk.page.contains("again</button>"))
        clerk.send(address + "/retry", [])
        #expect(clerk.page.contains("Nothing failed that could be tried again."))
        #expect(try LetterOrder.recent(.letters, in: office).map(\.waiting) == [1])
    }

    @Test func `goes on behind the last letter of a page`() throws {
        let letters = try (1...5).map { try letter(token: "failed-\($0)") }
        try office.database.run("UPDATE correspondence SET date = '2026-11-03' WHERE id = \(letters[3].id)")
        var question = SendLetters()
        question.pageSize = 2
        var pages: [[ID<Correspondence>]] = []
        repeat {
            let found = try question.find(in: office)
            pages.append(found.letters.map(\.id))
            question.after = found.next
        } while question.after != nil && pages.count < 9
        let order = [3, 0, 1, 2, 4].map { letters[$0].id }
        #expect(pages == [Array(order[0...1]), Array(order[2...3]), [order[4]]])

        let place = "2026-11-03.\(letters[3].id.number)"
        clerk.open("/send-letters?select=1&after=\(place)")
        #expect(clerk.page.contains("4 letters on this page") && !clerk.page.contains(box(letters[3])))
        #expect(clerk.page.contains(">First page</button>") && !clerk.page.contains(">Next page</button>"))
        #expect(clerk.page.contains("name=\"after\" value=\"\(place)\""), "ticking all stays on this page")
    }

    @Test func `keeps the ticks of one page while another is looked at, and sends them all`() throws {
        let letters = try (1...5).map { try letter(token: "failed-\($0)") }
        try office.database.run("UPDATE correspondence SET date = '2026-11-03' WHERE id < \(letters[3].id)")
        let place = "2026-11-03.\(letters[2].id.number)"
        func ids(_ some: [Correspondence]) -> String { some.map { String($0.id.number) }.joined(separator: ",") }
        let page: [(name: String, value: String)] = [
            ("select", "1"), ("shown", ids(Array(letters[0...2]))), ("send_token", "turn-the-pages-12345"),
            ("seen", "0"), ("from", "2026-11-01"),
        ]
        clerk.open("/send-letters?select=1")
        clerk.send("/send-letters", page + [("letter", ids([letters[1]])), ("go", place)])
        #expect(clerk.status == 200 && clerk.page.contains("2 letters on this page"))
        #expect(clerk.page.contains("2</span> ticked, and 1 on other pages"))
        #expect(isTicked(letters[3]) && isTicked(letters[4]) && !clerk.page.contains(box(letters[1])))
        let carried = ["kept", "looked_at", "shown", "after"].map { name in
            (name: name, value: clerk.between("name=\"\(name)\" value=\"", "\"") ?? "")
        }
        #expect(carried[0].value == ids([letters[1]]) && carried[3].value == place)

        // Back on the first page it is as it was left, and the second one is remembered.
        let back = page.filter { $0.name != "shown" } + carried + [("letter", ids([letters[4]]))]
        clerk.send("/send-letters", back + [("go", "")])
        #expect(isTicked(letters[1]) && !isTicked(letters[0]) && !isTicked(letters[3]) && isTicked(letters[4]))
        clerk.open("/send-letters?select=1")
        clerk.send("/send-letters", back)
        #expect(clerk.page.contains("<h1>2 letters</h1>"))
    }

    @Test func `cancels what has not left, after asking`() throws {
        let letters = try (1...3).map { try letter(token: "failed-\($0)") }
        clerk.open("/send-letters?select=1")
        press(letters, token: "cancel-me-cancel-me")
        let address = clerk.address
        clerk.open(address + "/cancel")
        #expect(clerk.page.contains("3 letters had not left"))
        clerk.send(address + "/cancel", [])
        #expect(clerk.page.contains("What had not left was cancelled.") && clerk.page.contains(">Cancelled</span>"))
        #expect(try LetterOrder.recent(.letters, in: office).first?.waiting == 0)
        clerk.open("/send-letters?select=1")
        #expect(letters.allSatisfy(isTicked))
    }
}
