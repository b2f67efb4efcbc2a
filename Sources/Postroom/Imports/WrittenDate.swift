/// A date as somebody wrote it, before it is known which number is the day.
enum WrittenDate: Equatable {
    case day(Day)
    /// Two numbers of which either may be the day, then the year.
    case numbers(first: Int, second: Int, year: Int)

    /// Reads `2026-11-21`, with or without a time, `20261121`, `21/11/2026`, `21.11.26`, `21 Nov 2026`, `Nov 21, 2026`.
    ///
    /// - Returns: `nil` where it is no date, or the calendar has no such day.
    init?(_ text: String) {
        guard let parts = Parts(text), parts.isTimeOrNothing else { return nil }
        let day: Day?
        switch (parts.items[0], parts.items[1], parts.items[2]) {
        case (.number(let year, 4), .number(let month, 1...2), .number(let date, 1...2)),
            (.number(let year, 4), .word(let month), .number(let date, 1...2)):
            day = Day(year: year, month: month, day: date)
        case (.number(let date, 1...2), .word(let month), .number(let year, let width)):
            day = Day(year: Self.full(year, width), month: month, day: date)
        case (.word(let month), .number(let date, 1...2), .number(let year, let width)):
            day = Day(year: Self.full(year, width), month: month, day: date)
        case (.number(let first, 1...2), .number(let second, 1...2), .number(let year, let width))
        where width != 3:
            if parts.isDotted {
                day = Day(year: Self.full(year, width), month: second, day: first)
                break
            }
            self = .numbers(first: first, second: second, year: Self.full(year, width))
            return
        default: return nil
        }
        guard let day else { return nil }
        self = .day(day)
    }

    /// Whether it means different days in different countries.
    var isAmbiguous: Bool {
        guard case .numbers(let first, let second, _) = self else { return false }
        return first <= 12 && second <= 12 && first != second
    }

    /// The order that this date alone proves.
    var proves: DateOrder? {
        guard case .numbers(let first, let second, _) = self else { return nil }
        if first > 12, second <= 12 { return .dayFirst }
        return second > 12 && first <= 12 ? .monthFirst : nil
    }

    func day(_ order: DateOrder) -> Day? {
        switch self {
        case .day(let day): day
        case .numbers(let first, let second, let year):
            order == .dayFirst
                ? Day(year: year, month: second, day: first) : Day(year: year, month: first, day: second)
        }
    }

    /// Two digits mean 1970 to 2069.
    private static func full(_ year: Int, _ width: Int) -> Int {
        width > 2 ? year : year + (year < 70 ? 2000 : 1900)
    }

    /// The three parts of a date and what follows them.
    private struct Parts {
        enum Item: Equatable {
            case number(Int, Int)
            case word(Int)
        }

        private(set) var items: [Item] = []
        private(set) var isDotted = true
        private var rest: ArraySlice<UInt8>

        init?(_ text: String) {
            rest = Array(text.utf8)[...]
            items.reserveCapacity(3)
            if rest.prefix(while: Self.isDigit).count == 8 { splitCompact() }
            while items.count < 3 {
                if !items.isEmpty { skipSeparators() }
                guard let item = takeItem() else { return nil }
                items.append(item)
            }
        }

        /// `20261121`
        private mutating func splitCompact() {
            let digits = rest.prefix(8).map { Int($0 - 48) }
            items = [
                .number(digits[0..<4].reduce(0) { $0 * 10 + $1 }, 4),
                .number(digits[4] * 10 + digits[5], 2),
                .number(digits[6] * 10 + digits[7], 2),
            ]
            rest = rest.dropFirst(8)
        }

        private mutating func skipSeparators() {
            while let byte = rest.first, "/-., ".utf8.contains(byte) {
                if byte != UInt8(ascii: ".") { isDotted = false }
                rest = rest.dropFirst()
            }
        }

        private mutating func takeItem() -> Item? {
            let digits = rest.prefix(while: Self.isDigit)
            if (1...4).contains(digits.count) {
                rest = rest.dropFirst(digits.count)
                // 21st, 2nd
                if digits.count <= 2, let next = rest.first, Self.isLetter(next),
                    rest.dropFirst().first.map(Self.isLetter) == true,
                    rest.dropFirst(2).first.map(Self.isLetter) != true
                {
                    rest = rest.dropFirst(2)
                }
                return .number(digits.reduce(0) { $0 * 10 + Int($1 - 48) }, digits.count)
            }
            let letters = rest.prefix(while: Self.isLetter)
            guard letters.count >= 3 else { return nil }
            rest = rest.dropFirst(letters.count)
            let word = String(decoding: letters, as: UTF8.self).lowercased()
            return Self.months.firstIndex { $0.hasPrefix(word) }.map { .word($0 + 1) }
        }

        /// What stands after the date may only be a time of day.
        var isTimeOrNothing: Bool {
            guard let first = rest.first else { return true }
            guard first == UInt8(ascii: " ") || first == UInt8(ascii: "T"), rest.count <= 30 else {
                return false
            }
            return rest.dropFirst().allSatisfy { Self.isDigit($0) || ":.+-Z APMapm".utf8.contains($0) }
                && rest.dropFirst().first.map(Self.isDigit) == true
        }

        private static func isDigit(_ byte: UInt8) -> Bool { (48...57).contains(byte) }
        private static func isLetter(_ byte: UInt8) -> Bool { (65...90).contains(byte & 0xDF) }
        private static let months = [
            "january", "february", "march", "april", "may", "june", "july", "august", "september",
            "october",
            "november",
            "december",
        ]
    }
}
