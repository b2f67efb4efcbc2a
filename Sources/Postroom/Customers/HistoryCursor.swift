extension History {
    /// How far each source has been shown; `nil` where nothing of it was.
    package struct Cursor: Sendable, Equatable {
        package var letter: Int?
        package var invoice: Entry?
        package var payment: Entry?

        package init() {}

        package var isStart: Bool { self == Cursor() }

        /// Written as `12~2026-11-02.55~2026-10-01.7`; a part is empty where nothing of the source was shown.
        package var text: String {
            "\(letter.map(String.init) ?? "")~\(invoice?.text ?? "")~\(payment?.text ?? "")"
        }

        package init?(text: String) {
            let parts = text.split(separator: "~", omittingEmptySubsequences: false)
            guard parts.count == 3 else { return nil }
            if !parts[0].isEmpty {
                guard let number = Int(parts[0]) else { return nil }
                letter = number
            }
            if !parts[1].isEmpty {
                guard let entry = Entry(text: parts[1]) else { return nil }
                invoice = entry
            }
            if !parts[2].isEmpty {
                guard let entry = Entry(text: parts[2]) else { return nil }
                payment = entry
            }
        }
    }

    /// The place of an invoice or payment in its list: by day, then by id.
    package struct Entry: Sendable, Equatable {
        package let day: Day
        package let id: Int

        package init(day: Day, id: Int) {
            (self.day, self.id) = (day, id)
        }

        /// Reads `2026-11-02.55`.
        package init?(text: some StringProtocol) {
            let halves = text.split(separator: ".", omittingEmptySubsequences: false)
            guard halves.count == 2, let day = Day(text: String(halves[0])), let id = Int(halves[1]) else { return nil }
            self.init(day: day, id: id)
        }

        package var text: String { "\(day.text).\(id)" }
    }
}
