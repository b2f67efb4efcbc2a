import Postroom
import SQL
import Support
import Testing

@Suite struct `Importing accounts` {
    private let heading =
        "account number,name,contact name,email,telephone,mobile,status,flags,credit controller,since,receives email\n"

    @Test func `writes everything that hangs on a customer`() throws {
        let office = try TestOffice.open()
        _ = try office.staffed(by: .staff)
        let row =
            "007,Hartley Ltd,Janet Hartley,a@hartley.example;b@hartley.example,0113 496 0142,07700 900142,suspended,"
            + "VIP|disputed,priya nair,2019-03-14,no\n"
        #expect(try imported(.accounts, heading + row).done(in: office) == [1, 0, 0, 0])
        let customer = try #require(try Customer.find(account: "007", in: office))
        #expect(customer.account.text == "007")
        #expect(customer.status.name == "Suspended")
        #expect(customer.creditController == "Priya Nair")
        #expect(!customer.receivesEmail)
        #expect(customer.since?.text == "2019-03-14")
        #expect(try Flag.of(customer.id, in: office).map(\.name).sorted() == ["Disputed", "VIP"])
        let contacts = try Contact.of(customer.id, in: office)
        #expect(contacts.map(\.name) == ["Janet Hartley"])
        #expect(contacts.map(\.isDefault) == [true])
        let points = try ContactPoint.of(customer.id, in: office)
        #expect(
            Set(points.map(\.value)) == ["a@hartley.example", "b@hartley.example", "0113 496 0142", "07700 900142"])
        let recipients = try ContactPoint.defaultRecipients(of: customer.id, for: .billing, in: office)
        #expect(recipients.map(\.value) == ["a@hartley.example"])
        #expect(try office.number("SELECT sum(customers) FROM customer_tally") == 1)
        #expect(try imported(.accounts, heading + row).done(in: office) == [0, 0, 1, 0])
    }

    @Test func `puts customers into groups, buildings and billing cycles, and makes those that are new`() throws {
        let office = try TestOffice.open()
        let heading = "account,name,customer group,site,billing cycle\n"
        let rows = "A1,One Ltd,Trade,Salts Wharf,Monthly\nA2,Two Ltd,TRADE,,Quarterly\n"
        func divisions(_ account: String) throws -> [String] {
            let customer = try #require(try Customer.find(account: account, in: office))
            return try Division.of(customer.id, in: office).map { "\($0.kind.rawValue) \($0.name)" }.sorted()
        }
        #expect(try imported(.accounts, heading + rows).done(in: office) == [2, 0, 0, 0])
        #expect(try divisions("A1") == ["billing cycle Monthly", "building Salts Wharf", "group Trade"])
        #expect(try divisions("A2") == ["billing cycle Quarterly", "group Trade"])
        #expect(try Division.all(in: office).map(\.name) == ["Monthly", "Quarterly", "Salts Wharf", "Trade"])
        #expect(try imported(.accounts, heading + rows).done(in: office) == [0, 0, 2, 0])
        // An empty cell takes the customer out; a column that is not there changes nothing.
        #expect(try imported(.accounts, heading + "A1,One Ltd,Export,,monthly\n").done(in: office) == [0, 1, 0, 0])
        #expect(try imported(.accounts, "account,name\nA2,Two Ltd\n").done(in: office) == [0, 0, 1, 0])
        #expect(try divisions("A1") == ["billing cycle Monthly", "group Export"])
        let one = try #require(try Customer.find(account: "A1", in: office))
        #expect(
            try Audit.trail(of: .customer, one.id.number, in: office).map(\.summary) == ["By import: group, building"])
    }

    @Test func `changes what the file changes and leaves the rest`() throws {
        let office = try TestOffice.open()
        #expect(
            try imported(.accounts, "account,name,email,city\nA1,Old Name,old@a.example,Leeds\n").done(in: office)[0]
                == 1)
        let change = imported(.accounts, "account,name,email,status\na1,New Name,new@a.example,Ceased\n")
        #expect(try change.done(in: office) == [0, 1, 0, 0])
        #expect(try change.done(in: office) == [0, 0, 1, 0])
        let customer = try #require(try Customer.find(account: "A1", in: office))
        #expect(customer.name == "New Name")
        #expect(customer.account.text == "A1")
        #expect(try customer.billingAddress(in: office).city == "Leeds")
        let recipients = try ContactPoint.defaultRecipients(of: customer.id, for: .billing, in: office)
        #expect(recipients.map(\.value) == ["new@a.example"])
        var list = CustomerList()
        list.words = "new name"
        #expect(try list.page(in: office).lines.count == 1)
        list.words = "old name"
        #expect(try list.page(in: office).lines.isEmpty)
        #expect(try office.number("SELECT sum(customers) FROM customer_tally") == 1)
        #expect(
            try Audit.trail(of: .customer, customer.id.number, in: office).map(\.summary) == [
                "By import: name, status, email"
            ])
    }

    @Test func `rejects an account of another organisation`() throws {
        let office = try TestOffice.open()
        _ = try imported(.accounts, "account,name\nA1,Ours\n").done(in: office)
        let other = try Organisation.found(code: "other", name: "Other", in: office.database, clock: office.clock)
        let elsewhere = office.acting(as: Actor(.postroom, organisationID: other.id, timeZone: other.timeZone))
        let counts = try imported(.accounts, "account,name\na1,Theirs\n").counts(in: elsewhere)
        #expect(counts.firstRejects.map(\.reason) == ["the account a1 belongs to another organisation"])
        #expect(try office.text("SELECT name FROM customer") == "Ours")
    }

    @Test func `guesses the headings of the usual ledgers and takes a better word for it`() throws {
        let office = try TestOffice.open()
        let text =
            "*ContactName,AccountNumber,EmailAddress,FirstName,LastName,POAddressLine1,POCity,POPostalCode,Code\n"
            + "Hartley,A1,a@b.example,Janet,Hartley,Unit 4,Leeds,LS1 1AA,Z9\n"
        var file = imported(.accounts, text)
        let mapping = try file.inspect(in: office).mapping
        #expect(mapping[.name] == "*ContactName")
        #expect(mapping[.account] == "AccountNumber")
        #expect(mapping[.line1] == "POAddressLine1")
        #expect(mapping[.postcode] == "POPostalCode")
        let (choices, problems) = FieldMapping.Choice.list("code=account number,FirstName=", for: .accounts)
        #expect(problems.isEmpty)
        file.choices = choices
        #expect(try file.done(in: office) == [1, 0, 0, 0])
        #expect(try office.text("SELECT account_number FROM customer") == "Z9")
        file.choices = []
        let remembered = try file.inspect(in: office)
        #expect(remembered.isRemembered)
        #expect(remembered.mapping[.account] == "Code")
        #expect(FieldMapping.Choice.list("x=shoe size", for: .accounts).problems.count == 1)
    }

    @Test func `keeps an address that is none, where staff can see it`() throws {
        let office = try TestOffice.open()
        #expect(try imported(.accounts, "account,name,email\nA1,A,not an address\n").done(in: office)[0] == 1)
        #expect(try office.number("SELECT count(*) FROM contact_point WHERE state <> 'invalid'") == 0)
    }
}
