import FastCGI
import Postroom

/// The ticks of one page as they came back. Only what somebody changed on it counts, so that two windows with the same
/// list do not undo each other.
struct SentTicks {
    let ticked: [Int]
    let unticked: [Int]
    /// How many of the whole list were ticked in the eyes of whoever pressed the button.
    let expected: Int?

    init(_ form: Form) {
        let most = MailingLine.pageSize
        let shown = Set(Positions(text: form["shown"] ?? "", most: most).all)
        let wasUnticked = Set(Positions(text: form["was"] ?? "", most: most).all).intersection(shown)
        let isTicked = Set(form.all("letter").compactMap { Int($0) }).intersection(shown)
        ticked = isTicked.intersection(wasUnticked).sorted()
        unticked = shown.subtracting(isTicked).subtracting(wasUnticked).sorted()
        let change = ticked.count - unticked.count
        expected = form["seen"].flatMap { Int($0) }.map { $0 + change }
    }
}
