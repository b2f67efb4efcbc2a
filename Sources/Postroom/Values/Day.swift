/// A calendar day of the organisation, without a time.
package struct Day: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// Days since 1 January 1970.
    package let sinceEpoch: Int

    package init(sinceEpoch: Int) {
        self.sinceEpoch = sinceEpoch
    }

    /// A day by its parts; `nil` where the calendar has no such day. Years 1 to 9999.
    package init?(year: Int, month: Int, day: Int) {
        guard (1...9999).contains(year), (1...12).contains(month), day >= 1, day <= Self.days(of: month, year)
        else { return nil }
        // Days from civil, by shifting the year to begin in March so that the leap day comes last.
        let shifted = month > 2 ? year : year - 1
        let era = shifted.floorDivided(by: 400)
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        self.init(sinceEpoch: era * 146_097 + dayOfEra - 719_468)
    }

    private static func days(of month: Int, _ year: Int) -> Int {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    /// Reads `YYYY-MM-DD`, as forms and the database write it.
    package init?(text: String) {
        var text = text
        guard let day = text.withUTF8({ Day(utf8: $0) }) else { return nil }
        self = day
    }

    /// The same, read where it lies: a screen holds a hundred days.
    init?(utf8: UnsafeBufferPointer<UInt8>) {
        guard utf8.count == 10, utf8[4] == UInt8(ascii: "-"), utf8[7] == UInt8(ascii: "-") else { return nil }
        func number(_ range: Range<Int>) -> Int? {
            var value = 0
            for byte in utf8[range] {
                guard (48...57).contains(byte) else { return nil }
                value = value * 10 + Int(byte - 48)
            }
            return value
        }
        guard let year = number(0..<4), let month = number(5..<7), let day = number(8..<10) else { return nil }
        self.init(year: year, month: month, day: day)
    }

    package var parts: (year: Int, month: Int, day: Int) {
        let shifted = sinceEpoch + 719_468
        let era = shifted.floorDivided(by: 146_097)
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let monthFromMarch = (5 * dayOfYear + 2) / 153
        let day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
        let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
    }

    /// `2026-11-21`, for forms and the database.
    package var text: String {
        let (year, month, day) = parts
        return "\(year.padded(to: 4))-\(month.padded(to: 2))-\(day.padded(to: 2))"
    }

    package var description: String { text }

    /// `21 Nov 2026`, for screens.
    package var short: String {
        let (year, month, day) = parts
        guard 1_000...9_999 ~= year else { return "\(day) \(Self.months[month - 1].prefix(3)) \(year)" }
        let names: StaticString = "JanFebMarAprMayJunJulAugSepOctNovDec"
        // Written byte by byte into a text that needs no memory of its own: a screen holds a hundred of them.
        return String(unsafeUninitializedCapacity: 11) { text in
            var count = 0
            func put(_ byte: UInt8) {
                text[count] = byte
                count += 1
            }
            func put(digit: Int) { put(UInt8(ascii: "0") + UInt8(digit % 10)) }
            if day >= 10 { put(digit: day / 10) }
            put(digit: day)
            put(UInt8(ascii: " "))
            for index in 0..<3 { put(names.utf8Start[(month - 1) * 3 + index]) }
            put(UInt8(ascii: " "))
            for unit in [1_000, 100, 10, 1] { put(digit: year / unit) }
            return count
        }
    }

    /// `21 November 2026`, for letters.
    package var long: String {
        let (year, month, day) = parts
        return "\(day) \(Self.months[month - 1]) \(year)"
    }

    package static func < (left: Day, right: Day) -> Bool { left.sinceEpoch < right.sinceEpoch }
    package static func + (left: Day, days: Int) -> Day { Day(sinceEpoch: left.sinceEpoch + days) }
    package static func - (left: Day, days: Int) -> Day { Day(sinceEpoch: left.sinceEpoch - days) }

    /// How many days lie between, positive where the left one is later.
    package static func - (left: Day, right: Day) -> Int { left.sinceEpoch - right.sinceEpoch }

    private static let months = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
        "December",
    ]
}
