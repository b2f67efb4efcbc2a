extension MailDate {
    /// A `Date` header's moment in unix seconds; nil where it is none. An unknown zone counts as UTC, as RFC 5322 §4.3
    /// has it.
    static func read(_ text: String) -> Int? {
        let words = text.split { $0 == " " || $0 == "," || $0 == "\t" }.map(String.init)
        guard let monthAt = words.firstIndex(where: { number(ofMonth: $0) != nil }), monthAt > 0,
            let month = number(ofMonth: words[monthAt]), let day = Int(words[monthAt - 1]),
            words.count > monthAt + 2, let written = Int(words[monthAt + 1]),
            (1...31).contains(day), (0...9_999).contains(written)
        else { return nil }
        let year = written < 50 ? written + 2000 : written < 1000 ? written + 1900 : written
        let clock = words[monthAt + 2].split(separator: ":").compactMap { Int($0) }
        guard clock.count == 2 || clock.count == 3, clock.allSatisfy({ (0...60).contains($0) }) else { return nil }
        let seconds = clock[0] * 3600 + clock[1] * 60 + (clock.count == 3 ? clock[2] : 0)
        return days(year, month, day) * 86_400 + seconds - offset(words.count > monthAt + 3 ? words[monthAt + 3] : "")
    }

    private static func number(ofMonth word: String) -> Int? {
        let names = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
        return names.firstIndex(of: word.lowercased().prefix(3).lowercased()).map { $0 + 1 }
    }

    /// Days since 1970 of a calendar day, in years that begin in March.
    private static func days(_ year: Int, _ month: Int, _ day: Int) -> Int {
        let shifted = month <= 2 ? year - 1 : year
        let (era, yearOfEra) = (shifted / 400, shifted % 400)
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }

    /// `+0130` in seconds.
    private static func offset(_ zone: String) -> Int {
        let known = ["EST": -18_000, "EDT": -14_400, "CST": -21_600, "CDT": -18_000, "PST": -28_800, "PDT": -25_200]
        if let seconds = known[zone] { return seconds }
        guard let sign = zone.first, sign == "+" || sign == "-", zone.count == 5, let digits = Int(zone.dropFirst())
        else { return 0 }
        return (digits / 100 * 3600 + digits % 100 * 60) * (sign == "-" ? -1 : 1)
    }
}
