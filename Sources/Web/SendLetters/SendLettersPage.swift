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
        if visit.form["go"] != nil || visit.form["ticks"] != nil { return try turn(visit) }
        let token = visit.form["send_token"] ?? ""
        guard FormWord.isWellFormed(token) else { throw TurnedAway.expired }
        let letters = LetterTicks(leaving: visit.form).ticked.map { ID<Correspondence>($0) }
        let seen = visit.form["seen"].flatMap { Int($0) } ?? 0
        switch try LetterOrder.place(letters, seen: seen, token: token, in: visit.office) {
        case .placed(let order), .already(let order):
            visit.house?.wakeRunner()
            return visit.redirect(to: "/send-letters/\(order.number)", announcing: "Letters are being emailed.")
        case .refused(let problem):
            let opened = try OpenedForm(again: .sendLetters, visit.form.fields, in: visit.office)
            return try show(
                visit, opened, ticks: "", memory: LetterTicks(leaving: visit.form), problems: [problem], isAsked: true)
        }
    }

    /// Another page of the list, or this one with all its boxes alike; what is ticked is kept.
    private static func turn(_ visit: Visit) throws -> Reply {
        var fields = visit.form.fields
        if let place = visit.form["go"] {
            fields = Fields(fields.all.filter { $0.name != "after" } + [(name: "after", value: place)])
        }
        let opened = try OpenedForm(again: .sendLetters, fields, in: visit.office)
        return try show(
            visit, opened, ticks: visit.form["ticks"] ?? "", memory: LetterTicks(leaving: visit.form), isAsked: true)
    }

    private static func show(
        _ visit: Visit, _ opened: OpenedForm, ticks: String, memory: LetterTicks = LetterTicks(),
        problems: [Problem] = [], isAsked: Bool? = nil
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
                (
                    "found",
                    found.map {
                        list($0, form, ticks, memory, seen: visit.form["seen"].flatMap { Int($0) }, in: office)
                    } ?? .null
                ),
                ("orders", .list(try LetterOrderPage.recent(.letters, in: office))),
                ("may_send", .bool(maySend)),
            ])
    }

    // MARK: The list

    private static func list(
        _ found: SendLetters.Found, _ form: SendLettersForm, _ ticks: String, _ memory: LetterTicks, seen: Int?,
        in office: Office
    ) -> Value {
        let letters = found.letters
        let isPart = form.question.after != nil || found.next != nil
        return .record(
            Record(
                WaitingRows(letters, ticks: ticks, memory: memory, in: office).entries + [
                    ("heading", .text(heading(letters.count, isPart: isPart))),
                    ("more", found.next == nil ? .null : .text(more)), ("is_paged", .bool(isPart)),
                    ("is_first", .bool(form.question.after == nil)), ("next", Value(found.next?.text)),
                    ("left_out", found.leftOut > 0 ? .text(leftOut(found.leftOut)) : .null),
                    ("seen", .integer(min(seen ?? found.seen, found.seen))), ("hidden", form.hidden),
                ]))
    }

    /// - Parameter isPart: there are more letters on other pages.
    private static func heading(_ count: Int, isPart: Bool) -> String {
        if isPart { return count == 1 ? "1 letter on this page" : "\(count.grouped) letters on this page" }
        return count == 1 ? "1 letter matches" : "\(count.grouped) letters match"
    }

    private static let more =
        "There are more on the next page. Ticks are kept from page to page; Email Letters sends what is ticked on those "
        + "you have looked at."

    private static func leftOut(_ count: Int) -> String {
        let many = count >= SendLetters.Found.mostCounted ? "\(count.grouped) or more letters are" : nil
        let words = many ?? (count == 1 ? "1 letter is" : "\(count.grouped) letters are")
        return "\(words) left out: the customer is not set to receive email correspondence."
    }
}
