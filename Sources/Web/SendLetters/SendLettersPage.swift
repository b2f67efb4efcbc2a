import FastCGI
import Mustache
import Postroom

/// Correspondence > Send Letters: what was made and never emailed, to be looked through and sent.
enum SendLettersPage {
    static func show(_ visit: Visit) throws -> Reply {
        try visit.office.require(.view, of: .sending)
        return try show(visit, try OpenedForm(.sendLetters, visit), ticks: visit.query["ticks"] ?? "")
    }

    /// Email Letters was pressed.
    static func email(_ visit: Visit) throws -> Reply {
        let token = visit.form["send_token"] ?? ""
        guard FormWord.isWellFormed(token) else { throw TurnedAway.expired }
        let letters = visit.form.all("letter").compactMap { ID<Correspondence>(text: $0) }
        let seen = visit.form["seen"].flatMap { Int($0) } ?? 0
        switch try LetterOrder.place(letters, seen: seen, token: token, in: visit.office) {
        case .placed(let order), .already(let order):
            visit.house?.wakeRunner()
            return visit.redirect(to: "/send-letters/\(order.number)", saying: "Letters are being emailed.")
        case .refused(let problem):
            let opened = try OpenedForm(again: .sendLetters, visit.form.fields, in: visit.office)
            return try show(visit, opened, ticks: "none", problems: [problem], isAsked: true)
        }
    }

    private static func show(
        _ visit: Visit, _ opened: OpenedForm, ticks: String, problems: [Problem] = [], isAsked: Bool? = nil
    ) throws -> Reply {
        let office = visit.office
        let form = try SendLettersForm(opened.fields, in: office)
        let problems = problems + form.problems
        let isAsked = isAsked ?? (visit.query["select"] != nil && !opened.isLoaded)
        let maySend = office.actor.may(.edit, of: .sending)
        let found = isAsked && form.problems.isEmpty && maySend ? try form.question.find(in: office) : nil
        return try visit.show(
            "send-letters/index", title: ErrorSummary.title("Send Letters", problems), at: .sendLetters,
            status: ErrorSummary.status(problems),
            form.entries + opened.entries + ErrorSummary.entries(problems) + [
                ("found", found.map { list($0, form, ticks, in: office) } ?? .null),
                ("orders", .list(try LetterOrderPage.recent(.letters, in: office))),
                ("may_send", .bool(maySend)),
            ])
    }

    // MARK: The list

    private static func list(
        _ found: SendLetters.Found, _ form: SendLettersForm, _ ticks: String, in office: Office
    ) -> Value {
        let letters = found.letters
        let isPart = form.question.after != nil || found.next != nil
        return .record(
            Record(
                WaitingRows(letters, ticks: ticks, in: office).entries + [
                    ("heading", .text(heading(letters.count, isPart: isPart))),
                    ("more", found.next == nil ? .null : .text(more)), ("is_paged", .bool(isPart)),
                    ("is_first", .bool(form.question.after == nil)), ("first", .text(form.address())),
                    ("next", Value(found.next.map { form.address(after: $0) })),
                    ("left_out", found.leftOut > 0 ? .text(leftOut(found.leftOut)) : .null),
                    ("seen", .integer(found.seen)), ("hidden", form.hidden),
                ]))
    }

    /// - Parameter isPart: there are more letters on other pages.
    private static func heading(_ count: Int, isPart: Bool) -> String {
        if isPart { return count == 1 ? "1 letter on this page" : "\(count.grouped) letters on this page" }
        return count == 1 ? "1 letter matches" : "\(count.grouped) letters match"
    }

    private static let more = "There are more on the next page. Email Letters sends what is ticked on this one."

    private static func leftOut(_ count: Int) -> String {
        let many = count >= SendLetters.Found.mostCounted ? "\(count.grouped) or more letters are" : nil
        let words = many ?? (count == 1 ? "1 letter is" : "\(count.grouped) letters are")
        return "\(words) left out: the customer is not set to receive email correspondence."
    }
}
