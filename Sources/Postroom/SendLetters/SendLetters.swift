/// What Send Letters is asked for: letters that were made and that somebody has yet to email.
package struct SendLetters: Sendable, Equatable {
    /// Rows on one page at most; each page is ticked and sent by itself.
    package var pageSize = 2_000

    /// Leaves out what was emailed before.
    package var excludesSent = true
    /// `nil`: all types.
    package var type: ID<CorrespondenceType>?
    /// `nil`: from the beginning.
    package var from: Day?
    /// None: any.
    package var statuses: Set<ID<CustomerStatus>> = []
    /// The last letter of the page before; `nil`: the first page.
    package var after: Place?

    package init() {}

    /// Where a letter stands on the list, which begins with the oldest.
    package struct Place: Sendable, Equatable {
        let date: Day
        let letter: Int

        /// `2026-11-20.417`
        package var text: String { "\(date.text).\(letter)" }

        package init?(text: String) {
            let parts = text.split(separator: ".")
            guard parts.count == 2, let date = Day(text: String(parts[0])), let letter = Int(parts[1]) else {
                return nil
            }
            (self.date, self.letter) = (date, letter)
        }

        init(_ letter: WaitingLetter) { (date, self.letter) = (letter.date, letter.id.number) }
    }

    /// The letters that were found, the oldest first.
    package struct Found: Sendable {
        package let letters: [WaitingLetter]
        /// Where the next page goes on; `nil`: this is the last one.
        package let next: Place?
        /// Letters that would match, if their customers were set to receive email. Counting ends at `mostCounted`.
        package let leftOut: Int
        /// The newest message there was. What was sent later nobody has seen on this list.
        package let seen: Int

        package static let mostCounted = 1_000
    }
}
