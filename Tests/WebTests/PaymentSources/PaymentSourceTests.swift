import Foundation
import Postroom
import SQL
import Support
import Testing
import Web

@Suite struct `Direct debit accounts and payment cards` {
    private let office: Office
    private let clerk: Clerk
    private static let accountNumber = "70872490"

    init() throws {
        office = try TestOffice.open()
        try Cast.assembled(in: office)
        clerk = try Clerk.signedIn(as: .staff, at: office)
    }

    private func add(_ path: String, to account: String, _ fields: [(String, String)]) {
        clerk.open("/customers/\(account)/\(path)/new")
        let token = clerk.between("name=\"add_token\" value=\"", "\"") ?? ""
        clerk.send(
            "/customers/\(account)/\(path)", fields.map { (name: $0.0, value: $0.1) } + [("add_token", token)])
    }

    private func addBoth(to account: String) {
        add(
            "direct-debit-accounts", to: account,
            [
                ("holder", "Hartley & Sons"), ("number", Self.accountNumber), ("sort_code", "20-32-47"),
                ("reference", "MD-77"), ("order", "1"),
            ])
        add(
            "payment-cards", to: account,
            [("holder", "J Hartley"), ("number", Self.validCard), ("expires", "11/27"), ("reference", "tok-1")])
    }

    /// A number that adds up: its last digit is worked out.
    private static var validCard: String {
        let stem = "492912345678901"
        let check = (0...9).first { digit in
            let sum = "\(stem)\(digit)".utf8.reversed().enumerated().reduce(0) { sum, place in
                let value = Int(place.element) - 48
                return sum + (place.offset.isMultiple(of: 2) ? value : value > 4 ? value * 2 - 9 : value * 2)
            }
            return sum.isMultiple(of: 10)
        }
        return "\(stem)\(check ?? 0)"
    }

    @Test func `show a card's month as the card has it, and take it back unchanged`() throws {
        addBoth(to: "12345")
        let address = "/customers/12345/payment-cards/1"
        clerk.open(address)
        #expect(clerk.page.contains("name=\"expires\" value=\"11/27\""))
        clerk.send(
            address, [("version", "1"), ("holder", "J Hartley"), ("number", "1234"), ("expires", "11/27")])
        #expect(clerk.open("/payment-cards").contains("11/2027"))
    }

    @Test func `are added to a customer, and never more than the end of a number is kept`() throws {
        addBoth(to: "12345")
        #expect(clerk.page.contains("has been added.") && clerk.faults.isEmpty)
        #expect(clerk.page.contains("•••• 2490") && clerk.page.contains("•••• \(Self.validCard.suffix(4))"))
        #expect(clerk.page.contains("••-••-47") && clerk.page.contains("11/2027"))
        let file = FileManager.default.temporaryDirectory.appendingPathComponent("masked-\(UUID()).sqlite")
        defer { try? FileManager.default.removeItem(at: file) }
        try office.database.copy(to: file.path)
        let bytes = try Data(contentsOf: file)
        for secret in [Self.accountNumber, Self.validCard, "203247", "20-32-47"] {
            #expect(bytes.range(of: Data(secret.utf8)) == nil, "\(secret) is nowhere in the file")
        }
        #expect(bytes.range(of: Data("MD-77".utf8)) != nil)
    }

    @Test func `say what is wrong, and do not show a whole number again`() {
        add("payment-cards", to: "12345", [("holder", ""), ("number", Self.validCard), ("expires", "13/27")])
        #expect(clerk.status == 422 && clerk.page.contains("Enter the name on the card."))
        #expect(clerk.page.contains("Enter the month as on the card"))
        #expect(!clerk.page.contains(Self.validCard) && clerk.page.contains("value=\"\(Self.validCard.suffix(4))\""))
        add("payment-cards", to: "12345", [("holder", "J"), ("number", "4929123456789012345"), ("expires", "")])
        #expect(clerk.page.contains("a digit is wrong or two are exchanged"))
        add("payment-cards", to: "12345", [("holder", Self.validCard), ("number", "1234"), ("expires", "")])
        #expect(clerk.page.contains("Only the last digits may be kept"))
        add("direct-debit-accounts", to: "12345", [("holder", "H"), ("number", "12"), ("sort_code", "123")])
        #expect(clerk.page.contains("Enter the account number, or its last four digits."))
        #expect(clerk.page.contains("Enter the six digits of the sort code"))
    }

    @Test(.proves(130, 131)) func `are listed, searched and downloaded with the account number first`() throws {
        addBoth(to: "12345")
        addBoth(to: "20007")
        for (path, title) in [
            ("direct-debit-accounts", "View / Edit Direct Debit Accounts"),
            ("payment-cards", "View / Edit Payment Cards"),
        ] {
            clerk.open("/customers")
            #expect(clerk.page.contains("<a href=\"/\(path)\">\(title)</a>"))
            clerk.open("/\(path)")
            #expect(clerk.page.contains("<h1>\(title)</h1>") && clerk.page.contains("Żółw"))
            clerk.open("/\(path)?q=hartley")
            #expect(clerk.page.contains("12345") && !clerk.page.contains("20007"))
            clerk.open("/\(path)?use=inactive")
            #expect(clerk.page.contains("Nothing matches"))
            clerk.open("/\(path).csv")
            let lines = String(decoding: try clerk.bytes().dropFirst(3), as: UTF8.self).split(separator: "\r\n")
            #expect(lines.count == 3 && lines[0].hasPrefix("Account Number,Customer,"))
            #expect(lines[1].hasPrefix("12345,") && lines[2].hasPrefix("20007,"))
        }
    }

    @Test(.proves(128, 129, 132)) func `give a CSV whose lines can be pasted into Mail Accounts`() throws {
        addBoth(to: "12345")
        addBoth(to: "20007")
        for path in ["direct-debit-accounts", "payment-cards"] {
            clerk.open("/\(path).csv")
            let csv = String(decoding: try clerk.bytes(), as: UTF8.self)
            clerk.open("/bulk-mailings/new")
            let pasted = PastedAccounts(csv + "nobody-99,Nobody Ltd\r\n")
            #expect(pasted.numbers == ["12345", "20007", "nobody-99"], "headings and other columns do not count")
        }
    }

    @Test func `page through long lists in the order of the account number, and newest first`() throws {
        let cast = Cast(office)
        for number in 0..<60 {
            let account = "5\(String(1_000 + number))"
            try cast.customer(account, "Payer \(number)")
            try office.database.run(
                """
                INSERT INTO payment_card(organisation_id, customer_id, account_key, holder, number_end, form_token,
                  created_at) SELECT organisation_id, id, account_key, 'P', '1234', 'card ' || id, 5 FROM customer
                WHERE account_number = \(account)
                """)
        }
        clerk.open("/payment-cards")
        #expect(clerk.page.count(of: "•••• 1234") == 50 && clerk.page.contains(">51049<"))
        let next = try #require(clerk.between("<a class=\"button\" href=\"/payment-cards?after=", "\">Next page"))
        clerk.open("/payment-cards?after=" + next)
        #expect(clerk.page.count(of: "•••• 1234") == 10 && clerk.page.contains(">51050<"))
        clerk.open("/payment-cards?sort=added&down=1")
        #expect(clerk.page.contains(">51059<") && !clerk.page.contains(">51003<"))
    }

    @Test func `are amended and taken out of use once, and tell of another's change`() throws {
        addBoth(to: "12345")
        let customer = try Cast(office).customer("12345")
        let source = try #require(try PaymentSource.of(customer.id, .directDebit, in: office).first)
        let address = "/customers/12345/direct-debit-accounts/\(source.id)"
        clerk.open(address)
        #expect(clerk.page.contains("value=\"2490\""))
        let fields = [("holder", "Hartley"), ("number", "2490"), ("sort_code", "47"), ("order", "2")]
        clerk.send(address, fields.map { (name: $0.0, value: $0.1) } + [("version", "1")])
        #expect(clerk.page.contains("has been saved."))
        clerk.send(address, fields.map { (name: $0.0, value: $0.1) } + [("version", "1")])
        #expect(clerk.status == 422 && clerk.page.contains("Somebody has changed this meanwhile"))
        clerk.open(address + "/use")
        clerk.send(address + "/use", [("active", "0"), ("version", "2")])
        #expect(clerk.page.contains("is out of use.") && clerk.page.contains(">Not in use</span>"))
        clerk.open("/direct-debit-accounts")
        #expect(clerk.page.contains("No direct debit accounts yet"))
        let trail = try Audit.trail(of: .directDebitAccount, source.id, in: office)
        #expect(trail.map(\.action) == ["deactivated", "amended", "added"])
        #expect(trail.allSatisfy { !$0.summary.contains(Self.accountNumber) })
    }

    @Test func `of one customer are not reached through another`() throws {
        addBoth(to: "12345")
        clerk.open("/customers/20007/payment-cards/1")
        #expect(clerk.status == 404)
    }
}
