import FastCGI
import Mustache
import Postroom

/// Retry and Do Not Send: a question first, with a reason for the trail, then the deed.
enum MessageDecisionPage {
    /// What a person can decide about a message.
    private enum Decision: String {
        case retry, withhold

        var title: String { self == .retry ? "Retry" : "Do Not Send" }
        var question: String { self == .retry ? "Send this message again?" : "Keep this message back?" }
        var button: String { self == .retry ? "Send again" : "Do Not Send" }
    }

    static func askRetry(_ visit: Visit) throws -> Reply { try ask(.retry, visit) }
    static func askWithhold(_ visit: Visit) throws -> Reply { try ask(.withhold, visit) }
    static func retry(_ visit: Visit) throws -> Reply { try decide(.retry, visit) }
    static func withhold(_ visit: Visit) throws -> Reply { try decide(.withhold, visit) }

    private static func ask(_ decision: Decision, _ visit: Visit) throws -> Reply {
        let message = try MessagePage.find(visit)
        try visit.office.require(.edit, of: .sending)
        guard isPossible(decision, message.state) else { return try tooLate(message, visit) }
        return try question(decision, message, visit, reason: "", problems: [])
    }

    private static func decide(_ decision: Decision, _ visit: Visit) throws -> Reply {
        let message = try MessagePage.find(visit)
        var reader = EntryReader(visit.form)
        let reason = reader.text("reason", "Reason", max: 300)
        // What the person saw when they decided; anything else is news to them.
        guard visit.form["state"] == message.state.rawValue else { return try tooLate(message, visit) }
        guard reader.problems.isEmpty else {
            return try question(
                decision, message, visit, reason: visit.form["reason"] ?? "", problems: reader.problems)
        }
        let office = visit.office
        let decided =
            switch decision {
            case .retry: try message.retry(reason: reason, in: office)
            case .withhold: try message.withhold(reason: reason, in: office)
            }
        guard decided == .done else { return try tooLate(try MessagePage.find(visit), visit) }
        if decision == .retry { visit.house?.wakeRunner() }
        let note =
            decision == .retry
            ? "The message to \(message.recipient) is queued again."
            : "The message to \(message.recipient) will not be sent."
        return visit.redirect(to: message.address, saying: note)
    }

    private static func isPossible(_ decision: Decision, _ state: Message.State) -> Bool {
        decision == .retry ? state.mayRetry : state.mayWithhold
    }

    private static func tooLate(_ message: Message, _ visit: Visit) throws -> Reply {
        let problem = Problem(
            "This message is now “\(message.state.title)”, so nothing was done. This is how it stands.")
        return try MessagePage.show(visit, message, problems: [problem], status: 409)
    }

    /// That it would be the second one to the same address.
    private static func beside(_ message: Message, in office: Office) throws -> Value {
        Value(try message.beside(in: office)?.whyWaiting(on: office.today, in: office.actor.timeZone))
    }

    private static func question(
        _ decision: Decision, _ message: Message, _ visit: Visit, reason: String, problems: [Problem]
    ) throws -> Reply {
        var field = FormField("reason", "Reason", value: reason)
        (field.hint, field.limit, field.isRequired) = ("Stands in the audit trail", 300, true)
        return try visit.show(
            "messages/decide", title: ErrorSummary.title("\(decision.title): \(message.recipient)", problems),
            at: .messages,
            crumbs: [
                Crumb("Messages", "/messages"), Crumb("Message \(message.id.number)", message.address),
                Crumb(decision.title),
            ], status: ErrorSummary.status(problems),
            ErrorSummary.entries(problems) + [
                ("question", .text(decision.question)), ("button", .text(decision.button)),
                ("is_retry", .bool(decision == .retry)), ("action", .text("\(message.address)/\(decision.rawValue)")),
                ("address", .text(message.address)), ("state", .text(message.state.rawValue)),
                ("state_title", .text(message.state.title)), ("tone", .text(message.state.tone)),
                ("beside", decision == .retry ? try beside(message, in: visit.office) : .null),
                ("is_uncertain", .bool(message.state == .uncertain)), ("to", .text(message.recipientText)),
                ("subject", .text(message.subject)), ("reference", .text(message.reference)),
                ("last_reply", message.lastReply.isEmpty ? .null : .text(message.lastReply)), field.entry(problems),
            ])
    }
}
