import FastCGI
import Mustache
import Postroom

/// Record bounce: a person writes down that a sent email came back, where no report did.
enum BouncePage {
    /// What a person can tell of a bounce.
    private static let kinds: [(DeliveryReport.Kind, String)] = [
        (.hard, "For good: the address does not work"), (.soft, "This time: mailbox full, refused, given up"),
        (.complaint, "The recipient does not want our mail"),
    ]

    static func ask(_ visit: Visit) throws -> Reply {
        let message = try MessagePage.find(visit)
        try visit.office.require(.edit, of: .sending)
        guard message.mayHaveBounced else { return try tooLate(message, visit) }
        return try form(visit, message, kind: .hard, reason: "", word: FormWord.fresh(), problems: [])
    }

    static func record(_ visit: Visit) throws -> Reply {
        let message = try MessagePage.find(visit)
        let office = visit.office
        var reader = EntryReader(visit.form)
        let kind = reader.choice("kind", "What happened", of: DeliveryReport.Kind.self) ?? .hard
        let reason = reader.text("reason", "What was said", max: 300)
        let word = visit.form["word"] ?? ""
        guard FormWord.isWellFormed(word) else { throw TurnedAway.expired }
        guard kinds.contains(where: { $0.0 == kind }), reader.problems.isEmpty else {
            return try form(
                visit, message, kind: kind, reason: visit.form["reason"] ?? "", word: word, problems: reader.problems)
        }
        guard message.mayHaveBounced else { return try tooLate(message, visit) }
        let report = DeliveryReport(
            kind, from: .staff, diagnostic: reason, recipient: message.recipient,
            digest: DeliveryReport.digest(of: Array("staff \(word)".utf8)))
        switch try report.record(about: message.id, in: office) {
        case .recorded, .repeated:
            return visit.redirect(to: message.address, saying: "The bounce is recorded.")
        case .unmatched, .tooEarly: return try tooLate(try MessagePage.find(visit), visit)
        }
    }

    private static func form(
        _ visit: Visit, _ message: Message, kind: DeliveryReport.Kind, reason: String, word: String, problems: [Problem]
    ) throws -> Reply {
        let choices = kinds.map { (value: $0.0.rawValue, title: $0.1) }
        let what = FormField("kind", "What happened", .choice(choices), value: kind.rawValue)
        var said = FormField("reason", "What was said", value: reason)
        (said.hint, said.limit, said.isRequired) = ("In the other server’s words, or the customer’s", 300, true)
        return try visit.show(
            "messages/bounce", title: ErrorSummary.title("Record bounce: \(message.recipient)", problems),
            at: .messages,
            crumbs: [
                Crumb("Messages", "/messages"), Crumb("Message \(message.id.number)", message.address),
                Crumb("Record bounce"),
            ], status: ErrorSummary.status(problems),
            ErrorSummary.entries(problems) + [
                ("address", .text(message.address)), ("to", .text(message.recipientText)),
                ("subject", .text(message.subject)), ("reference", .text(message.reference)), ("word", .text(word)),
                what.entry(problems), said.entry(problems),
            ])
    }

    private static func tooLate(_ message: Message, _ visit: Visit) throws -> Reply {
        let problem = Problem("This message is “\(message.state.title)”, so no bounce of it can be recorded.")
        return try MessagePage.show(visit, message, problems: [problem], status: 409)
    }
}

extension Message {
    /// Whether it left, so that it may have come back.
    var mayHaveBounced: Bool { channel == .email && [.sent, .delivered, .uncertain].contains(state) }
}
