import Testing

@testable import Postroom

@Suite struct `Dates as people write them` {
    @Test(arguments: [
        "2026-11-21", "2026-11-21 00:00:00", "2026-11-21T10:44:07Z", "2026/11/21", "20261121", "21 Nov 2026",
        "21 November 2026", "21-Nov-26", "Nov 21, 2026", "21st Nov 2026", "21.11.2026", "21.11.26", "2026-Nov-21",
    ])
    func `are one and the same day`(text: String) {
        #expect(WrittenDate(text) == .day(Day(year: 2026, month: 11, day: 21)!), "\(text)")
    }

    @Test(arguments: [
        "", "tomorrow", "2026-13-01", "2026-02-30", "31.11.2026", "21 Foo 2026", "1/2", "46347", "2026-11-21 garbage",
        "1/2/202", "20261341",
    ])
    func `are none where the calendar has no such day`(text: String) {
        #expect(WrittenDate(text) == nil, "\(text)")
    }

    @Test func `leave open which number is the day`() {
        let date = WrittenDate("01/02/2026")
        #expect(date?.isAmbiguous == true)
        #expect(date?.day(.dayFirst)?.text == "2026-02-01")
        #expect(date?.day(.monthFirst)?.text == "2026-01-02")
        #expect(WrittenDate("13/02/2026")?.proves == .dayFirst)
        #expect(WrittenDate("02/13/26")?.proves == .monthFirst)
        #expect(WrittenDate("03/03/2026")?.isAmbiguous == false)
    }
}

@Suite struct `Amounts as people write them` {
    @Test(arguments: [
        ("1,234.50", 123_450), ("1.234,50", 123_450), ("1 234,50", 123_450), ("1\u{A0}234,50", 123_450),
        ("1'234.50", 123_450),
        ("(1,234.50)", -123_450), ("1234.50-", -123_450), ("-1234.5", -123_450), ("\u{2212}1234.5", -123_450),
        ("£1,234.50", 123_450), ("GBP 1,234.50", 123_450), ("1,234.50 CR", -123_450), ("1,234", 123_400),
        ("1.234", 123_400), ("12,34,567.00", 123_456_700), ("0", 0), (".5", 50), ("12.5000", 1_250),
        ("3299.7", 329_970),
    ])
    func `are one number of pence`(text: String, pence: Int) throws {
        #expect(try WrittenAmount(text)?.minor(of: .pounds, mark: nil) == pence, "\(text)")
    }

    @Test(arguments: [
        "", "-", "abc", "1.2.3", "12a4", "1,23,4.50", "0.005", "1.2345", "--1", "€5", "$5", "USD 5",
        "99999999999999999",
    ])
    func `are refused where they are no amount of the currency`(text: String) {
        let minor = try? WrittenAmount(text)?.minor(of: .pounds, mark: nil)
        #expect(minor == nil, "\(text)")
    }

    @Test func `are read with the mark that the file proves`() throws {
        #expect(try WrittenAmount("1.234")?.minor(of: .euros, mark: .comma) == 123_400)
        #expect(throws: BadRow.self) { try WrittenAmount("1.234")?.minor(of: .euros, mark: .point) }
        #expect(try WrittenAmount("248000")?.minor(of: #require(Currency(code: "JPY")), mark: .point) == 248_000)
        let dinar = try #require(Currency(code: "KWD"))
        #expect(try WrittenAmount("1.234")?.minor(of: dinar, mark: .point) == 1_234)
        #expect(throws: BadRow.self) { try WrittenAmount("1.234")?.minor(of: dinar, mark: nil) }
    }
}

@Suite struct `Telephone numbers as people write them` {
    @Test(arguments: [
        ("07700 900142", "447700900142", ContactPoint.Kind.mobile), ("+44 7700 900142", "447700900142", .mobile),
        ("+44 (0)7700 900142", "447700900142", .mobile), ("0113 496 0100", "441134960100", .phone),
        ("01835-703597", "441835703597", .phone),
    ])
    func `have one key and say whether they are mobiles`(text: String, key: String, kind: ContactPoint.Kind) {
        let number = TelephoneNumber(text)
        #expect(number?.key == key)
        #expect(number?.kind == kind)
    }
}
