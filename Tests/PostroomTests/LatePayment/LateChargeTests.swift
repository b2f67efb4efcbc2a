import Postroom
import SQL
import Support
import Testing

@Suite struct `Interest and compensation on one debt` {
    private static func day(_ text: String) throws -> Day { try #require(Day(text: text)) }

    /// Worked by hand: debt × (reference + 8 %) × days ÷ 365.
    @Test(arguments: [
        // £1,000.00 at 5.25 % + 8 % for 100 days: 1000 × 0.1325 × 100 ÷ 365 = 36.3013…
        (1_000_00, "2024-03-01", "2024-06-09", 525, 36_30),
        // A year that is a leap year has 366 days of interest over 365: 1000 × 0.1325 × 366 ÷ 365 = 132.863…
        (1_000_00, "2023-12-31", "2024-12-31", 525, 132_86),
        // The same over a plain year is the rate itself.
        (1_000_00, "2022-12-31", "2023-12-31", 350, 115_00),
        // Through 29 February: 3 days, not 2: 365.00 × 0.1325 × 3 ÷ 365 = 0.3975
        (365_00, "2024-02-27", "2024-03-01", 525, 40),
        // Exactly half a penny is rounded up: 36.50 × 0.10 × 1 ÷ 365 = 0.01; 18.25 × 0.10 × 1 ÷ 365 = 0.005
        (18_25, "2026-01-01", "2026-01-02", 200, 1),
        // Just below half a penny is not: 18.24 × 0.10 ÷ 365 = 0.004997…
        (18_24, "2026-01-01", "2026-01-02", 200, 0),
        // A big one: 123,456.78 × 0.1175 × 47 ÷ 365 = 1867.919…
        (123_456_78, "2026-05-01", "2026-06-17", 375, 1_867_92),
    ])
    func `is right to the penny`(debt: Int, due: String, on: String, reference: Int, interest: Int) throws {
        let charge = LateCharge(debt: debt, due: try Self.day(due), on: try Self.day(on), reference: reference)
        #expect(charge.interest == interest)
        #expect(charge.rate == reference + 800)
    }

    @Test func `runs from the day after the debt was due`() throws {
        let due = try Self.day("2026-03-31")
        let sameDay = LateCharge(debt: 1_000_00, due: due, on: due, reference: 375)
        #expect(sameDay.days == 0 && sameDay.interest == 0 && sameDay.compensation == 0)
        let next = LateCharge(debt: 1_000_00, due: due, on: due + 1, reference: 375)
        #expect(next.days == 1 && next.interest == 32 && next.compensation == 70_00)
    }

    @Test(arguments: [
        (1, 40_00), (999_99, 40_00), (1_000_00, 70_00), (9_999_99, 70_00), (10_000_00, 100_00), (1_000_000_00, 100_00),
    ])
    func `has the fixed sum of its size`(debt: Int, sum: Int) {
        #expect(LateCharge.fixedSum(for: debt) == sum)
    }

    @Test func `is rounded once where several debts grow together`() {
        // Each alone is 0.4 of a penny a day, three together 1.2.
        let debt = (debt: 14_60, rate: 1_000)
        #expect(LateCharge.daily([debt]) == 0)
        #expect(LateCharge.daily([debt, debt, debt]) == 1)
    }

    @Test(arguments: [(1175, "11.75\u{00A0}%"), (800, "8\u{00A0}%"), (1150, "11.5\u{00A0}%"), (1205, "12.05\u{00A0}%")])
    func `says its rate as people write it`(rate: Int, words: String) {
        #expect(LateCharge.words(rate) == words)
    }
}

@Suite struct `The reference rate` {
    private let office: Office
    init() throws { office = try TestOffice.open() }

    private func rate(due text: String) throws -> Int? {
        try BaseRate.forDebt(due: try #require(Day(text: text)), in: office)?.rate
    }

    /// The day after the due date decides: a debt due on 30 June becomes late on 1 July.
    @Test(
        arguments: [
            ("2018-12-30", nil), ("2018-12-31", 75), ("2019-06-29", 75), ("2020-01-01", 75), ("2020-06-30", 10),
            ("2021-12-30", 10), ("2021-12-31", 25), ("2022-06-29", 25), ("2022-06-30", 125), ("2022-12-31", 350),
            ("2023-06-30", 500), ("2024-01-15", 525), ("2024-06-30", 525), ("2024-12-30", 525), ("2024-12-31", 475),
            ("2025-06-29", 475), ("2025-06-30", 425), ("2025-12-31", 375), ("2026-06-29", 375), ("2026-06-30", nil),
        ] as [(String, Int?)])
    func `is that of the half-year in which the debt became late`(due: String, expected: Int?) throws {
        #expect(try rate(due: due) == expected)
    }

    @Test func `can be entered for a half-year that has begun, and put right`() throws {
        let july = try #require(Day(text: "2026-07-01"))
        #expect(try BaseRate(from: july, rate: 350).keep(in: office) == [])
        #expect(try rate(due: "2026-08-01") == 350)
        #expect(try BaseRate(from: july, rate: 325).keep(in: office) == [])
        #expect(try rate(due: "2026-08-01") == 325)
        #expect(try BaseRate(from: july + 1, rate: 325).keep(in: office).map(\.field) == ["from"])
        let january = try #require(Day(text: "2027-01-01"))
        #expect(try BaseRate(from: january, rate: 325).keep(in: office).map(\.field) == ["from"])
        #expect(try BaseRate(from: july, rate: 3_001).keep(in: office).map(\.field) == ["rate"])
    }

    @Test func `is entered by administrators alone`() throws {
        let july = try #require(Day(text: "2026-07-01"))
        let staffed = try office.staffed(by: .manager)
        #expect(throws: NotPermitted.self) { try BaseRate(from: july, rate: 350).keep(in: staffed) }
        #expect(throws: NotPermitted.self) { try LateInterest.charge.keep(in: staffed) }
    }

    @Test func `that somebody entered outlives a new version of Postroom`() throws {
        let july = try #require(Day(text: "2025-07-01"))
        #expect(try BaseRate(from: july, rate: 400).keep(in: office) == [])
        #expect(try CorrespondenceType.bringUp(in: office.database, clock: office.clock) == 0)
        #expect(try rate(due: "2025-08-01") == 400)
    }
}
