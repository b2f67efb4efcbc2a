import FastCGI
import Mustache
import Postroom

/// Retry all: the messages of one tray, or those of them to which the same was said, again with one reason.
enum RetryAllPage {
    private static let mostAnswers = 8

    static func ask(_ visit: Visit) throws -> Reply {
        try visit.office.require(.edit, of: .sending)
        guard let state = state(visit.query["state"]) else { throw TurnedAway.notFound }
        return try question(visit, state, reason: "", answer: "", problems: [])
    }

    static func retry(_ visit: Visit) throws -> Reply {
        guard let state = state(visit.form["state"]), let upTo = Int(visit.form["upto"] ?? "") else {
            throw TurnedAway.notFound
        }
        var reader = EntryReader(visit.form)
        let reason = reader.text("reason", "Reason", max: 300)
        let answer = visit.form["answer"] ?? ""
        var problems = reader.problems
        if problems.isEmpty {
            let round = RetryRound(state, upTo: upTo, answer: answer.isEmpty ? nil : answer)
            switch try round.retry(reason: reason, in: visit.office) {
            case .retried(let count, let kept):
                if count > 0 { visit.house?.wakeRunner() }
                return visit.redirect(to: MessageListPage.address(state), saying: words(count, kept))
            case .refused(let problem): problems = [problem]
            }
        }
        return try question(visit, state, reason: visit.form["reason"] ?? "", answer: answer, problems: problems)
    }

    private static func state(_ name: String?) -> Message.State? {
        name.flatMap(Message.State.init).flatMap { RetryRound.trays.contains($0) ? $0 : nil }
    }

    private static func question(
        _ visit: Visit, _ state: Message.State, reason: String, answer: String, problems: [Problem]
    ) throws -> Reply {
        let (round, answers) = try RetryRound.look(at: state, in: visit.office)
        let count = answers.reduce(0) { $0 + $1.count }
        let choices =
            [(value: "", title: "All of them, \(count.counting("message"))")]
            + answers.prefix(mostAnswers).map { one in
                let said = one.example.isEmpty ? "nothing yet" : one.example.shortened(to: 90)
                return (value: one.key, title: "\(one.count.grouped): \(said)")
            }
        let which = FormField("answer", "Which", .choice(choices), value: answer)
        var why = FormField("reason", "Reason", value: reason)
        (why.hint, why.limit, why.isRequired) = ("Stands in the audit trail of each", 300, true)
        return try visit.show(
            "messages/retry", title: ErrorSummary.title("Retry all “\(state.title)”", problems), at: .messages,
            crumbs: [
                Crumb("Messages", "/messages"), Crumb(state.title, MessageListPage.address(state)), Crumb("Retry"),
            ],
            status: ErrorSummary.status(problems),
            ErrorSummary.entries(problems) + [
                ("state", .text(state.rawValue)), ("state_title", .text(state.title)), ("tone", .text(state.tone)),
                ("upto", .integer(round.upTo)), ("has_any", .bool(count > 0)),
                ("count", .text(count.counting("message"))),
                ("is_full", .bool(count == RetryRound.most)), ("most", .text(RetryRound.most.grouped)),
                ("is_failed", .bool(state == .failed)), ("back", .text(MessageListPage.address(state))),
                which.entry(problems), why.entry(problems),
            ])
    }

    private static func words(_ count: Int, _ kept: Int) -> String {
        let queued =
            count == 0
            ? "Nothing was queued."
            : count == 1
                ? "1 message is queued again."
                : "\(count.grouped) messages are queued again."
        guard kept > 0 else { return queued }
        return queued
            + " \(kept.grouped) stay\(kept == 1 ? "s" : "") here: the address is closed, or another email of the "
            + "letter may still arrive there."
    }
}
