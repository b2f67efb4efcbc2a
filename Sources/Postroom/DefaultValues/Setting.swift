/// One field of a form as a set keeps it. A day is kept by its distance, so that next week it is next week's.
package struct Setting: Sendable, Equatable, Codable {
    package let name: String
    /// As the form sends it; empty where it is a day.
    package let value: String
    /// What the value is called where it stands for a record, to be able to say later what is gone.
    package var title: String?
    /// Days from the day on which it is loaded.
    private var days: Int?
    /// The first of the month in which it is loaded.
    private var isFirstOfMonth: Bool?

    /// - Parameter isDay: whether the field holds a day; what is none is kept as it is.
    package init(_ name: String, _ value: String, isDay: Bool = false, title: String? = nil, on today: Day) {
        self.name = name
        self.title = title
        guard isDay, let day = Day(text: value) else {
            self.value = value
            return
        }
        self.value = ""
        if day == today.firstOfMonth { isFirstOfMonth = true } else { days = day.sinceEpoch - today.sinceEpoch }
    }

    /// What the form holds on a day.
    package func value(on today: Day) -> String {
        if isFirstOfMonth == true { return today.firstOfMonth.text }
        return days.map { (today + $0).text } ?? value
    }
}

extension Day {
    /// The first day of its month.
    package var firstOfMonth: Day { self - (parts.day - 1) }
}
