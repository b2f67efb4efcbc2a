import Postroom
import Press
import SQL
import Support
import Testing
import Web

/// A verification link from the Welcome email to the recipient's click.
@Suite struct `A verification link` {
    private let office: Office
    private let cast: Cast
    private let address = "accounts@hartleyjoinery.example"

    init() throws {
        office = try TestOffice.open()
        cast = try Cast.assembled(in: office)
    }

    private func point(_ value: String? = nil) throws -> ContactPoint {
        let points = try ContactPoint.of(try cast.customer("12345").id, in: office)
        return try #require(points.first { $0.value == value ?? address })
    }

    /// The word in the link of the last email to the address, as the recipient has it.
    private func token() throws -> String {
        let text: String? = try office.database.first(
            """
            SELECT w.text FROM message m JOIN message_words w ON w.message_id = m.id
            WHERE m.recipient = \(address) ORDER BY m.id DESC LIMIT 1
            """
        ) { $0[0] }
        let words = try #require(text)
        let link = try #require(words.firstMatch(of: /\/verify\/([0-9a-f]{32})/))
        return String(link.1)
    }

    /// What is under way comes to nothing, so that the letter may be emailed by one press again.
    private func refuse() throws { try office.database.run("UPDATE message SET state = 'failed'") }

    /// Staff send a link from the address's page.
    private func sent() throws -> Clerk {
        let clerk = try Clerk.signedIn(as: .staff, at: office)
        let page = "/customers/12345/addresses/\(try point().id.number)"
        clerk.open(page)
        let word = try #require(clerk.between("name=\"word\" value=\"", "\""))
        clerk.send("\(page)/verification", [("word", word)])
        #expect(clerk.page.contains("A verification link is being sent to \(address)."))
        return clerk
    }

    @Test(.proves(62)) func `goes with a Welcome, one for each recipient, and not to who has confirmed`() throws {
        let clerk = try Clerk.signedIn(as: .staff, at: office)
        let letter = try cast.printed(to: try cast.customer("12345"), type: "welcome", token: "welcome")
        clerk.open("/customers/12345/correspondence/\(letter.number.text)")
        let word = try #require(clerk.between("name=\"send_token\" value=\"", "\""))
        clerk.send("/customers/12345/correspondence/\(letter.number.text)/email", [("send_token", word)])
        let first = try token()
        #expect(try Verification.confirm(first, network: "192.0.2.1", in: office) != .unknown)
        try refuse()
        clerk.open("/customers/12345/correspondence/\(letter.number.text)")
        let again = try #require(clerk.between("name=\"send_token\" value=\"", "\""))
        clerk.send("/customers/12345/correspondence/\(letter.number.text)/email", [("send_token", again)])
        let text: String? = try office.database.first(
            "SELECT text FROM message_words ORDER BY message_id DESC LIMIT 1"
        ) { $0[0] }
        #expect(text?.contains("/verify/") == false)
    }

    @Test func `shows who asks, confirms nothing by being opened, and confirms by the button`() throws {
        _ = try sent()
        let visitor = try Clerk(at: office)
        let path = "/verify/\(try token())"
        visitor.open(path)
        #expect(visitor.status == 200)
        #expect(visitor.page.contains("Calder Fibre") && visitor.page.contains(">Confirm</button>"))
        #expect(!visitor.page.contains(address) && visitor.page.contains("a…@hartleyjoinery.example"))
        #expect(visitor.header("Referrer-Policy") == "no-referrer")
        #expect(visitor.header("X-Robots-Tag") == "noindex")
        #expect(try point().state == .unverified)
        visitor.send(path, [])
        #expect(visitor.status == 200 && visitor.page.contains("Your email address is confirmed"))
        #expect(try point().state == .verified)
        #expect(try point().stateAt == office.now)
        visitor.open(path)
        #expect(visitor.status == 410 && visitor.page.contains("This link has been used already"))
        visitor.send(path, [])
        #expect(visitor.page.contains("This link has been used already") || visitor.status == 403)
        #expect(visitor.faults.isEmpty)
    }

    @Test func `needs the page’s own form`() throws {
        _ = try sent()
        let visitor = try Clerk(at: office)
        visitor.send("/verify/\(try token())", [])
        #expect(visitor.status == 403)
        #expect(try point().state == .unverified)
    }

    @Test func `expires after 14 days`() throws {
        _ = try sent()
        let word = try token()
        try office.database.run("UPDATE verification_token SET expires_at = \(office.now)")
        let visitor = try Clerk(at: office)
        visitor.open("/verify/\(word)")
        #expect(visitor.status == 410 && visitor.page.contains("This link has expired"))
        guard case .expired = try Verification.confirm(word, network: "192.0.2.1", in: office) else {
            Issue.record("an expired link confirms nothing")
            return
        }
        #expect(try point().state == .unverified)
    }

    @Test func `of our own making alone is known`() throws {
        let visitor = try Clerk(at: office)
        for path in [String(repeating: "a", count: 32), "x", String(repeating: "A", count: 32), "..%2f..", "%00"] {
            visitor.open("/verify/\(path)")
            #expect([400, 404].contains(visitor.status))
        }
        #expect(visitor.faults.isEmpty)
    }

    @Test func `is asked for in vain after too many tries from one place`() throws {
        for number in 0..<30 {
            let guess = String(repeating: "0", count: 30) + (number < 10 ? "0\(number)" : "\(number)")
            #expect(try Verification.confirm(guess, network: "192.0.2.7", in: office) == .unknown)
        }
        _ = try sent()
        let word = try token()
        #expect(try Verification.confirm(word, network: "192.0.2.7", in: office) == .throttled)
        guard case .confirmed = try Verification.confirm(word, network: "192.0.2.8", in: office) else {
            Issue.record("another place is not closed")
            return
        }
    }

    @Test func `is kept as a digest, and shown to no staff`() throws {
        let clerk = try sent()
        let word = try token()
        let digests: [String] = try office.database.rows("SELECT digest FROM verification_token") { $0[0] }
        #expect(digests.count == 1 && !digests.contains(word))
        let id: Int? = try office.database.first("SELECT max(id) FROM message") { $0[0] }
        clerk.open("/messages/\(id ?? 0)")
        #expect(clerk.status == 200 && clerk.page.contains("/verify/xxxx") && !clerk.page.contains(word))
    }

    @Test func `brings a blocked address back`() throws {
        try office.database.run(
            "UPDATE contact_point SET state = 'blocked', state_reason = '5.1.1' WHERE value = \(address)")
        _ = try sent()
        _ = try Verification.confirm(try token(), network: "192.0.2.1", in: office)
        #expect(try point().state == .verified && point().stateReason.isEmpty)
        #expect(try Audit.trail(of: .contactPoint, try point().id.number, in: office).first?.action == "reactivated")
    }

    @Test func `ends when the address is changed`() throws {
        _ = try sent()
        let word = try token()
        var entry = ContactPoint.Entry()
        entry.email = "new@hartleyjoinery.example"
        _ = try point().change(to: entry, of: try cast.customer("12345"), in: office)
        guard case .expired = try Verification.look(word, network: "192.0.2.1", in: office) else {
            Issue.record("the link was for the old address")
            return
        }
    }

    @Test func `goes to an address at most five times a day, and once for one press`() throws {
        let press = Press()
        var words = (1...6).map { "press-number-\($0)-of-the-button" }
        words.insert(words[0], at: 1)
        var outcomes: [ContactPoint.Asked] = []
        for word in words {
            let outgoing = try #require(try press.request(to: try point(), site: "https://post.example", in: office))
            outcomes.append(
                try point().ask(outgoing, customer: try cast.customer("12345").id, sendToken: word, in: office))
        }
        #expect(outcomes[1] == .already)
        guard case .refused = outcomes[6] else {
            Issue.record("six links in a day")
            return
        }
        #expect(try Message.page(state: .queued, before: nil, in: office).count == 5)
    }

    @Test func `of a type that wants it, a notice goes first: nothing personal, no PDF`() throws {
        try office.database.run(
            "UPDATE correspondence_type SET unverified_email = 'notice' WHERE code = 'overdue-account'")
        let clerk = try Clerk.signedIn(as: .staff, at: office)
        let letter = try cast.printed(to: try cast.customer("12345"), token: "letter")
        clerk.open("/customers/12345/correspondence/\(letter.number.text)")
        let word = try #require(clerk.between("name=\"send_token\" value=\"", "\""))
        clerk.send("/customers/12345/correspondence/\(letter.number.text)/email", [("send_token", word)])
        let message = try #require(try Message.of(letter.id, in: office).first)
        let words = try message.words(in: office)
        #expect(message.subject == "Calder Fibre has a letter for you")
        #expect(try message.documents(in: office).isEmpty)
        for secret in ["12345", "Hartley", "£", "overdue", "Janet"] {
            #expect(!words.text.contains(secret) && !words.html.contains(secret), "\(secret)")
        }
        #expect(message.recipientName.isEmpty && words.text.contains("/verify/"))
        _ = try Verification.confirm(try token(), network: "192.0.2.1", in: office)
        try refuse()
        clerk.open("/customers/12345/correspondence/\(letter.number.text)")
        let again = try #require(clerk.between("name=\"send_token\" value=\"", "\""))
        clerk.send("/customers/12345/correspondence/\(letter.number.text)/email", [("send_token", again)])
        let full = try #require(try Message.of(letter.id, in: office).first)
        #expect(try full.documents(in: office).count == 1 && full.words(in: office).text.contains("£"))
    }
}
