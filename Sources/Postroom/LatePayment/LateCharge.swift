/// What the law lets a business claim on one commercial debt that is paid late: simple interest and a fixed sum.
///
/// The debt is what is outstanding on the day of the letter, so a debt that was paid in part is never claimed for too
/// much. Amounts are pence.
///
/// - Source: Late Payment of Commercial Debts (Interest) Act 1998, sections 1, 4 and 5A.
package struct LateCharge: Sendable, Equatable {
    /// Hundredths of a per cent a year: the reference rate and eight per cent.
    package let rate: Int
    /// From the day after the debt was due to the day of the letter, both counted.
    package let days: Int
    package let interest: Int
    package let compensation: Int

    /// Eight per cent, in hundredths.
    package static let overReference = 800

    /// - Parameters:
    ///   - debt: > 0.
    ///   - reference: the reference rate, hundredths of a per cent.
    package init(debt: Int, due: Day, on day: Day, reference: Int) {
        precondition(debt > 0, "nothing is owed late on a debt of nothing")
        rate = reference + Self.overReference
        days = max(0, day - due)
        interest = Self.rounded(debt * rate * days, over: Self.year)
        compensation = days > 0 ? Self.fixedSum(for: debt) : 0
    }

    /// The fixed sum for a debt: £40 below £1,000, £70 below £10,000, £100 from there on.
    package static func fixedSum(for debt: Int) -> Int {
        switch debt {
        case ..<1_000_00: 40_00
        case ..<10_000_00: 70_00
        default: 100_00
        }
    }

    /// What a day more costs, over several debts: rounded once, from the exact sum.
    package static func daily(_ debts: [(debt: Int, rate: Int)]) -> Int {
        rounded(debts.reduce(0) { $0 + $1.debt * $1.rate }, over: year)
    }

    /// `12.25 %`
    package static func words(_ rate: Int) -> String {
        let (whole, part) = (rate / 100, rate % 100)
        if part == 0 { return "\(whole)\u{00A0}%" }
        return part % 10 == 0
            ? "\(whole).\(part / 10)\u{00A0}%" : "\(whole).\(part.padded(to: 2))\u{00A0}%"
    }

    /// Hundredths of a per cent in a whole, times the days of a year: 365, in leap years too.
    private static let year = 10_000 * 365

    /// A half is rounded up.
    private static func rounded(_ amount: Int, over divisor: Int) -> Int {
        (2 * amount + divisor) / (2 * divisor)
    }
}
