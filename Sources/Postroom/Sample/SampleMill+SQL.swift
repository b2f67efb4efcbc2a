import SQL

/// Makes up one customer after the other.
struct SampleMill {
    private let office: Office
    private let lists: AccountLists
    private let controllers: [Int]
    private let today: Day
    private let letters: SampleLetters
    private var random: SampleRandom
    /// Letters have their own, so that the customers of a seed stay who they were.
    private var letterRandom: SampleRandom
    private(set) var invoices = 0
    private var nextInvoice: Int

    init(seed: UInt64, mostLetters: Int, in office: Office) throws {
        self.office = office
        lists = try AccountLists.load(in: office)
        controllers = try Staff.all(in: office).filter(\.isCreditController).map(\.id.number)
        today = office.today
        letters = try SampleLetters(most: mostLetters, in: office)
        random = SampleRandom(seed: seed)
        letterRandom = SampleRandom(seed: ~seed)
        let last: Int? = try office.database.first("SELECT max(id) FROM invoice") { $0[0] as Int? ?? 0 }
        nextInvoice = 1_000_000 + (last ?? 0)
    }

    mutating func make(numbers: Range<Int>) throws {
        var writer = try AccountWriter(in: office)
        var ids: (first: Int, last: Int)?
        var made: [(id: Int, account: String, record: AccountRecord)] = []
        for number in numbers {
            guard let account = AccountNumber("S" + number.padded(to: 7)) else {
                preconditionFailure("an S and digits are an account number")
            }
            let (record, points) = try customer(number)
            let id = try writer.add(account, record, points).number
            ids = (ids?.first ?? id, id)
            made.append((id, account.text, record))
            try addInvoices(to: id, record)
        }
        try writer.finish()
        for (id, account, record) in made { try letters.add(to: id, account: account, record, by: &letterRandom) }
        guard let ids else { return }
        try Figures.keep(
            where: "id BETWEEN \(ids.first) AND \(ids.last)", on: today, in: office)
    }

    private mutating func customer(_ number: Int) throws -> (AccountRecord, [PointRecord]) {
        let isPerson = random.below(5) == 0
        let (first, last) = (random.pick(SampleWords.firstNames), random.pick(SampleWords.lastNames))
        let status = random.pick([
            ("Active", weight: 88), ("Suspended", 6), ("Ceased", 4), ("Ex-Customer", 2),
        ])
        let kind =
            isPerson
            ? "Residential / Consumer"
            : random.pick([
                ("UK Limited", weight: 70), ("Self-Employed / Sole Trader", 16), ("UK PLC", 3),
                ("Charity", 6),
                ("Public Sector", 3), ("Reseller", 2),
            ])
        var record = AccountRecord(
            statusID: try lists.status(status), classID: try lists.customerClass(kind).id,
            currency: lists.currency)
        record.kind = isPerson ? .resident : .company
        record.name =
            isPerson
            ? "\(first) \(last)"
            : "\(last) \(random.pick(SampleWords.trades)) \(random.pick(SampleWords.endings))"
        record.paymentMethod = random.pick([
            (.directDebit, weight: 45), (.bankTransfer, 35), (.card, 12), (.cheque, 5), (.cash, 1),
            (.other, 2),
        ])
        record.creditControllerID = controllers.isEmpty ? nil : random.pick(controllers)
        record.terms = "30 days"
        record.receivesEmail = random.below(20) > 0
        record.since = today - (60 + random.below(3_600))
        let (town, code) = random.pick(SampleWords.towns)
        record.address = PostalAddress(
            line1: "\(1 + random.below(200)) \(random.pick(SampleWords.streets))", city: town,
            postcode: "\(code)\(1 + random.below(29)) 9ZZ")
        record.contactName = "\(first) \(last)"
        record.divisions = [
            .group: isPerson ? "Household" : kind == "UK PLC" ? "Key accounts" : "Trade",
            .billingCycle: number.isMultiple(of: 4) ? "Quarterly" : "Monthly",
        ]
        return (record, points(number, first))
    }

    /// Nine of ten have an email address, every third a mobile.
    private mutating func points(_ number: Int, _ name: String) -> [PointRecord] {
        var points: [PointRecord] = []
        if random.below(10) > 0 {
            points += PointRecord.emails("\(name.folded)@s\(number.padded(to: 7)).example")
        }
        if random.below(3) == 0,
            let mobile = PointRecord.telephone(
                "07700 900\(random.below(1000).padded(to: 3))", kind: .mobile)
        {
            points.append(mobile)
        }
        for index in points.indices { points[index].isDefault = true }
        return points
    }

    /// Most customers pay; one in five has something overdue, from a few days to a year.
    private mutating func addInvoices(to customer: Int, _ record: AccountRecord) throws {
        let count = 5 + random.below(11)
        let isLate = random.below(5) == 0
        let late =
            isLate ? 1 + random.below(random.pick([(30, weight: 50), (60, 25), (90, 15), (365, 10)])) : 0
        let writer = InvoiceWriter(office: office)
        for index in 0..<count {
            let due = today - late + 25 - 30 * index
            let amount =
                1_500 + random.below(random.pick([(10_000, weight: 70), (80_000, 25), (900_000, 5)]))
            let isOpen = due >= today || (isLate && due >= today - late)
            let number = "SI-\(nextInvoice)"
            try writer.add(
                number, number.lowercased(),
                InvoiceRecord(
                    customerID: customer, date: due - 30, dueDate: due, amount: amount,
                    outstanding: isOpen ? amount : 0,
                    currency: record.currency, terms: record.terms))
            nextInvoice += 1
        }
        invoices += count
    }
}
