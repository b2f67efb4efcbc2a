import Postroom
import SQL
import Support
import Testing

@Suite struct `Selecting customers for a bulk mailing` {
    private let cast: MailingCast
    private let office: Office

    init() throws {
        cast = try MailingCast()
        office = cast.office
        let people = try Cast.assembled(in: office)
        for account in ["20007", "30001"] {
            try people.point(.email, "post@\(account).example", of: try people.customer(account))
        }
        try people.invoice(
            "INV-400001", of: try people.customer("30001"), date: "2026-10-20", due: "2026-11-03", amount: 50)
        try people.keepFigures()
    }

    @Test func `writes down everybody in the order of account numbers, with what they owe overdue`() throws {
        let mailing = try cast.selected(try cast.entry())
        #expect(try cast.items(mailing).map(\.account) == ["12345", "20007", "30001"])
        #expect(try cast.items(mailing).map(\.detail) == [1_234_50, 100_00, 50])
        #expect(mailing.state == .selected && mailing.counts.listed == 3 && mailing.counts.selected == 3)
        #expect(mailing.today == office.today && mailing.action == .create && mailing.mode == .filters)
        let overdue = try cast.selected(try cast.entry { $0.overdue = .init(from: 1_00) }, token: "two")
        #expect(try cast.items(overdue).map(\.account) == ["12345", "20007"])
        #expect(try overdue.filter(in: office).overdue == .init(from: 1_00))
    }

    @Test func `puts those left off behind the list, with the status or the last day that keeps them out`() throws {
        let people = Cast(office)
        let former = try people.customer("00001", "Former Ltd")
        try people.invoice("INV-400002", of: former, date: "2026-10-20", due: "2026-11-03", amount: 50)
        try people.keepFigures()
        try office.database.run(
            """
            UPDATE customer SET status_id = (SELECT id FROM customer_status WHERE name = 'Ex-Customer'
              AND organisation_id = \(office.organisationID)) WHERE id = \(former.id)
            """)
        try cast.flag(try people.customer("12345").id, BreathingSpace.flagName, until: "2026-12-24")
        try cast.flag(try people.customer("20007").id, BreathingSpace.flagName)
        let mailing = try cast.selected(try cast.entry())
        #expect(try cast.items(mailing).map(\.account) == ["30001", "00001", "12345", "20007"])
        #expect(mailing.counts.listed == 1 && mailing.counts.leftOff == 3)
        var lines: [LeftOffLine] = []
        try mailing.eachLeftOff(in: office) { lines.append($0) }
        #expect(lines.map(\.account) == ["00001", "12345", "20007"])
        #expect(lines.map(\.detail) == ["Ex-Customer", "24 Dec 2026", ""])
        #expect(try mailing.leftOffReasons(in: office).map(\.count) == [2, 1])
        let kept = try mailing.leftOffReasons(in: office).map(\.reason)
        // A list of before the reasons were kept says the same.
        try office.database.run("UPDATE bulk_mailing SET left_off_reasons = NULL")
        #expect(try mailing.leftOffReasons(in: office).map(\.reason) == kept && kept.count == 2)
        #expect(try cast.items(mailing)[2].detail == Day(text: "2026-12-24")?.sinceEpoch)
    }

    @Test func `makes one list of one form`() throws {
        let first = try BulkMailing.select(try cast.entry(), formToken: "same", in: office)
        guard case .selected(let id) = first else { return #expect(Bool(false), "\(first)") }
        #expect(try BulkMailing.select(try cast.entry(), formToken: "same", in: office) == .already(id))
        #expect(try BulkMailing.recent(in: office).count == 1)
    }

    @Test func `takes what was pasted, skips what nobody has, and remembers it`() throws {
        let neighbour = try Cast(office).neighbour()
        _ = neighbour
        let mailing = try cast.selected(
            try cast.pasted("Account Number\n30001\n99999\n12345,Hartley\nno such\n90001\n30001\n"))
        #expect(try cast.items(mailing).map(\.account) == ["12345", "30001"])
        #expect(
            try cast.items(mailing).map(\.reason) == [BulkItem.Reason.named.rawValue, BulkItem.Reason.named.rawValue])
        #expect(try mailing.unknownAccounts(in: office) == ["99999", "no such", "90001"])
        #expect(mailing.mode == .accounts && mailing.isExplained)
    }

    @Test func `says what has to be put right`() throws {
        var entry = try cast.entry()
        entry.type = nil
        #expect(try cast.problems(entry) == ["Choose a correspondence type."])
        #expect(try cast.problems(try cast.entry { $0.overdue = .init(from: 99_999_999) }) == ["No customers match."])
        #expect(try cast.problems(try cast.pasted(" \n")) == ["Enter at least one account number."])
        #expect(
            try cast.problems(try cast.pasted("7\n8\n9\n10\n11\n12"))
                == ["No customers match.", "None of these account numbers is known: 7, 8, 9, 10, 11 and 1 more."])
        let many = try cast.problems(try cast.pasted(String(repeating: "7\n", count: 20_001)))
        #expect(many == ["Account Numbers can have 20,000 lines at most. Mail the rest separately."])
        #expect(try BulkMailing.recent(in: office).isEmpty)
    }

    @Test func `refuses a type that is not for many, or switched off, or another organisation's`() throws {
        #expect(try cast.problems(try cast.entry("copy-invoices")).first?.contains("cannot be sent to many") == true)
        try office.database.run("UPDATE correspondence_type SET is_available = 0 WHERE code = 'overdue-account'")
        #expect(try cast.problems(try cast.entry()) == ["Overdue Account is switched off. Choose another type."])
        let neighbour = try Cast(office).neighbour()
        var entry = try cast.entry()
        entry.type = try CorrespondenceType.find(code: "overdue-account", in: neighbour.office)?.id
        #expect(try cast.problems(entry) == ["Choose a correspondence type from the list."])
    }

    @Test func `keeps what every letter says, and refuses what no letter could`() throws {
        var entry = try cast.entry("final-notice")
        entry.dates = ["pay_by": "2026-12-01"]
        entry.texts = ["text": "  Our office is closed on Fridays. \n"]
        let mailing = try cast.selected(entry)
        let kept: (String, String)? = try office.database.first(
            "SELECT dates, texts FROM bulk_mailing WHERE id = \(mailing.id)"
        ) { ($0[0], $0[1]) }
        #expect(kept?.0 == #"{"pay_by":"2026-12-01"}"#)
        let hasText = try cast.type("final-notice").sections.contains { $0.key == "text" }
        #expect(!hasText || kept?.1 == #"{"text":"Our office is closed on Fridays."}"#)
        entry.dates = ["pay_by": "2026-11-19"]
        #expect(try cast.problems(entry).first?.hasSuffix("must be today or later.") == true)
        entry.dates = ["pay_by": "soon"]
        #expect(try cast.problems(entry).first?.hasSuffix("must be a day, month and year.") == true)
    }

    @Test func `asks for the right to write and to send`() throws {
        let nobody = office.acting(as: .nobody)
        #expect(throws: NotPermitted.self) {
            try BulkMailing.select(try cast.entry(), formToken: "nobody", in: nobody)
        }
        let mailing = try cast.selected(try cast.entry())
        #expect(throws: NotPermitted.self) { try mailing.tickAll(true, in: nobody) }
        #expect(throws: NotPermitted.self) { try mailing.start(criteria: "", in: nobody) }
        #expect(throws: NotPermitted.self) { try mailing.discard(in: nobody) }
    }
}
