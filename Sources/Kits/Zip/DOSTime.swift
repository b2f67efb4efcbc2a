/// Date and time as ZIP files write them: from 1980 on, in steps of two seconds.
enum DOSTime {
    /// - Parameter seconds: unix seconds, UTC; before 1980 they count as its first day.
    static func of(_ seconds: Int) -> (date: UInt16, time: UInt16) {
        let (year, month, day) = civil(seconds / 86_400)
        guard (1980...2107).contains(year) else { return (1 << 5 | 1, 0) }
        let rest = seconds % 86_400
        return (
            UInt16((year - 1980) << 9 | month << 5 | day),
            UInt16(rest / 3600 << 11 | rest / 60 % 60 << 5 | rest % 60 / 2)
        )
    }

    /// The calendar's day, counted in years that begin in March.
    private static func civil(_ days: Int) -> (year: Int, month: Int, day: Int) {
        let shifted = days + 719_468
        let era = shifted / 146_097
        let dayOfEra = shifted % 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let march = (5 * dayOfYear + 2) / 153
        let month = march < 10 ? march + 3 : march - 9
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * march + 2) / 5 + 1)
    }
}
