import Postroom
import Support
import Testing

@Suite struct `Searching smartly` {
    let office: Office
    let cast: Cast

    init() throws {
        office = try TestOffice.open()
        cast = try Cast.assembled(in: office)
        let hartley = try cast.customer("12345")
        try cast.letter(to: hartley, token: "one")
        let other = try cast.customer("20007")
        try cast.point(.mobile, "+44 7700 900142", of: other)
        // An invoice whose number has the shape of the trade: account, slash, number.
        try cast.invoice("12345/4", of: hartley, date: "2026-10-01", due: "2026-10-31", amount: 100)
    }

    /// What a search says, in a word or two.
    private func found(_ text: String) throws -> String {
        switch try SmartSearch(text).answer(in: office) {
        case .nothing: "nothing"
        case .tooShort: "too short"
        case .one(let hit): word(hit)
        case .several(let groups):
            groups.map { "\($0.kind.rawValue): \($0.hits.map(word).joined(separator: ", "))" }.joined(separator: "; ")
        }
    }

    private func word(_ hit: SmartSearch.Hit) -> String {
        switch hit {
        case .customer(let account, _, _): account
        case .letter(let account, let number, _, _): "\(account)/\(number.text)"
        case .invoice(let number, _, _, _): number
        case .payment(let reference, _, _, _, _): reference
        }
    }

    @Test(arguments: [
        ("12345/C001", "12345/C001"), ("12345/c1", "12345/C001"), (" 12345/C0001 ", "12345/C001"),
        ("12345/C002", "nothing"), ("12345/4", "12345/4"), ("12345", "12345"), (" 20007 ", "20007"),
        ("INV-204417", "INV-204417"), ("inv-204417", "INV-204417"), ("p-1", "P-1"),
        ("hartley", "12345"), ("HARTLEY sons", "12345"), ("zolw", "20007"), ("Żółw", "20007"),
        ("accounts@hartleyjoinery.example", "12345"), ("ACCOUNTS@hartleyjoinery.example", "12345"),
        ("0113 496 0142", "12345"), ("01134960142", "12345"), ("07700 900142", "20007"), ("+44 7700 900142", "20007"),
        ("x", "too short"), ("", "nothing"), ("   ", "nothing"), ("ha", "12345"), ("zz", "nothing"),
        ("%", "too short"), ("%%", "nothing"), ("__", "nothing"), ("\"\"\"", "nothing"), ("a\" OR name:*", "nothing"),
        ("' OR 1=1 --", "nothing"), ("\u{0}\u{1}x", "nothing"),
    ])
    func `finds`(text: String, hit: String) throws {
        #expect(try found(text) == hit)
    }

    @Test func `lists both when one number is an account and an invoice`() throws {
        let customer = try cast.customer("777", "Lucky Number Ltd")
        try cast.invoice("777", of: customer, date: "2026-10-01", due: "2026-10-31", amount: 100)
        #expect(try found("777") == "customers: 777; invoices: 777")
    }

    @Test func `lists the beginning of invoice numbers`() throws {
        #expect(try found("INV-2044") == "INV-204417")
        #expect(try found("INV-30000") == "invoices: INV-300001, INV-300002")
    }

    @Test func `finds nothing of another organisation`() throws {
        _ = try cast.neighbour()
        #expect(try found("90001") == "nothing")
        #expect(try found("across") == "nothing")
    }

    @Test func `is for everybody who works here`() throws {
        let staffed = try office.staffed(by: .staff)
        guard case .one = try SmartSearch("12345").answer(in: staffed) else {
            Issue.record("staff find customers")
            return
        }
    }
}
