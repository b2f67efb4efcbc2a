/// The reference rate of the late payment rules for the debts that become late in one half-year: what Bank Rate was on
/// the last day before it.
///
/// - Source: The Late Payment of Commercial Debts (Rate of Interest) (No. 3) Order 2002, articles 3 and 4.
package struct BaseRate: Sendable, Equatable {
    /// 1 January or 1 July.
    package let from: Day
    /// Hundredths of a per cent a year: 525 is 5.25 %.
    package let rate: Int

    package init(from: Day, rate: Int) {
        (self.from, self.rate) = (from, rate)
    }

    /// The first day of the half-year in which a day lies.
    package static func halfYear(of day: Day) -> Day {
        let (year, month, _) = day.parts
        guard let start = Day(year: year, month: month <= 6 ? 1 : 7, day: 1) else {
            preconditionFailure("every year has a January and a July")
        }
        return start
    }

    /// Reads a rate as people write it, `4.25`, in hundredths of a per cent; at most two decimals.
    package static func hundredths(_ written: String) -> Int? {
        let text = written.trimmed.replacing(",", with: ".").split(separator: "%").first.map { $0.trimmed } ?? ""
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        let digits = parts.allSatisfy { !$0.isEmpty && $0.allSatisfy { $0.isASCII && $0.isNumber } }
        guard digits, parts.count <= 2, parts[0].count <= 3, let whole = Int(parts[0]) else { return nil }
        guard parts.count == 2 else { return whole * 100 }
        guard parts[1].count <= 2, let part = Int(parts[1]) else { return nil }
        return whole * 100 + (parts[1].count == 1 ? part * 10 : part)
    }

    /// Bank Rate on 31 December (for the half-year from January) and on 30 June (for that from July).
    ///
    /// - Source: Bank of England, Official Bank Rate history.
    static let shipped: [(year: Int, january: Int, july: Int?)] = [
        (2019, 75, 75), (2020, 75, 10), (2021, 10, 10), (2022, 25, 125), (2023, 350, 500), (2024, 525, 525),
        (2025, 475, 425), (2026, 375, nil),
    ]

    /// The shipped rates as the table keeps them.
    static var shippedRates: [BaseRate] {
        shipped.flatMap { year, january, july in
            [(1, Optional(january)), (7, july)].compactMap { month, rate in
                guard let rate, let from = Day(year: year, month: month, day: 1) else { return nil }
                return BaseRate(from: from, rate: rate)
            }
        }
    }
}
