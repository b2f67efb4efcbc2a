import FastCGI
import Mustache
import Postroom

/// One message: where it is, what the servers said, what it says, and who decided what about it.
enum MessagePage {
    static func show(_ visit: Visit) throws -> Reply {
        try show(visit, find(visit), problems: [], status: 200)
    }

    /// Its HTML alone, for the frame of its page.
    static func html(_ visit: Visit) throws -> Reply {
        let html = try find(visit).words(in: visit.office).html
        guard !html.isEmpty else { throw TurnedAway.notFound }
        var reply = Reply.html(html)
        reply[header: "Content-Security-Policy"] = SecurityHeaders.framedEmail
        return reply
    }

    /// A document that travels with the message.
    static func attachment(_ visit: Visit) throws -> Reply {
        let message = try find(visit)
        let office = visit.office
        let documents = try message.documents(in: office)
        guard let position = Int(visit["position"]), documents.indices.contains(position - 1),
            let document = try Document.find(documents[position - 1].document, in: office)
        else { throw TurnedAway.notFound }
        var reply = Reply.bytes(try document.bytes(in: office), type: document.mediaType)
        reply.offer(as: documents[position - 1].filename)
        return reply
    }

    static func find(_ visit: Visit) throws -> Message {
        guard let id = ID<Message>(text: visit["message"]), let message = try Message.find(id, in: visit.office) else {
            throw TurnedAway.notFound
        }
        return message
    }

    static func show(_ visit: Visit, _ message: Message, problems: [Problem], status: Int) throws -> Reply {
        let office = visit.office
        let runner = try RunnerHealth.look(in: office.database, clock: office.clock)
        let mayDecide = office.actor.may(.edit, of: .sending)
        return try visit.show(
            "messages/show", title: ErrorSummary.title("Message to \(message.recipient)", problems), at: .messages,
            crumbs: [Crumb("Messages", "/messages"), Crumb("Message \(message.id.number)")], status: status,
            ErrorSummary.entries(problems) + facts(message, in: office)
                + (try MessageContent(message, in: office).entries) + [
                    ("may_retry", .bool(mayDecide && message.state.mayRetry)),
                    ("may_withhold", .bool(mayDecide && message.state.mayWithhold)),
                    ("may_bounce", .bool(mayDecide && message.mayHaveBounced)),
                    ("is_uncertain", .bool(message.state == .uncertain)),
                    ("runner_missing", runner.isWell || message.state.isOver ? .null : .text(runner.sentence)),
                    ("trail", .list(try steps(of: message, in: office))),
                ] + AuditTable.entries(try Audit.trail(of: .message, message.id.number, in: office), in: office))
    }

    private static func facts(_ message: Message, in office: Office) -> [(String, Value)] {
        let zone = office.actor.timeZone
        let isWaiting = message.state == .deferred
        return [
            ("address", .text(message.address)), ("state", .text(message.state.title)),
            ("tone", .text(message.state.tone)),
            ("meaning", .text(message.isWritten ? Message.State.writtenMeaning : message.state.meaning)),
            ("customer", .text(message.customerName)), ("account", .text(message.account)),
            ("customer_address", .text("/customers/\(message.account.percentEncoded)")),
            ("correspondence", Value(message.correspondenceAddress)), ("reference", .text(message.reference)),
            ("created", .text(message.createdAt.dayAndTime(in: zone))), ("created_by", .text(message.createdBy)),
            ("next_try", isWaiting ? .text(message.dueAt.dayAndTime(in: zone)) : .null),
            ("gives_up", isWaiting ? .text(message.giveUpAt.dayAndTime(in: zone)) : .null),
            ("sent", Value(message.sentAt?.dayAndTime(in: zone))),
            ("attempts", .text(message.attempts.counting("attempt"))),
        ]
    }

    /// Every step of the way, the first one first, with the other server's words.
    private static func steps(of message: Message, in office: Office) throws -> [Value] {
        let zone = office.actor.timeZone
        func step(_ moment: Moment, _ words: String, _ reply: String?, _ tone: String) -> Value {
            [
                "day": .text(moment.day(in: zone).short), "time": .text(moment.time(in: zone)),
                "iso": .text(moment.iso), "words": .text(words), "reply": Value(reply), "tone": .text(tone),
            ]
        }
        let queued = (
            message.createdAt, step(message.createdAt, "Put into the tray by \(message.createdBy)", nil, "")
        )
        let tries = try message.tries(in: office).map { attempt in
            let code = attempt.code.map { "\($0) " } ?? ""
            let reply = attempt.reply.hasPrefix(code) ? attempt.reply : code + attempt.reply
            let at = attempt.settledAt ?? attempt.startedAt
            let what = attempt.isWritten ? "written to the outbox folder" : words(attempt.outcome)
            return (
                at, step(at, "Attempt \(attempt.number): \(what)", reply.isEmpty ? nil : reply, tone(attempt.outcome))
            )
        }
        let reports = try DeliveryReport.of(message.id, in: office).filter { $0.source != .refusal }.map { report in
            (report.at, step(report.at, report.words, report.reason.isEmpty ? nil : report.reason, report.tone))
        }
        // Two things of the same second stay in the order in which they come about.
        return ([queued] + tries + reports).enumerated()
            .sorted { ($0.element.0, $0.offset) < ($1.element.0, $1.offset) }.map(\.element.1)
    }

    private static func words(_ outcome: Outcome.Kind?) -> String {
        switch outcome {
        case nil: "on its way"
        case .sent: "taken by the next server"
        case .deferred: "not taken yet"
        case .failed: "refused for good"
        case .uncertain: "broken off, may have been taken"
        }
    }

    private static func tone(_ outcome: Outcome.Kind?) -> String {
        switch outcome {
        case nil, .deferred: ""
        case .sent: "good"
        case .failed, .uncertain: "bad"
        }
    }
}

extension Message.State {
    /// Whether nothing will happen to it by itself any more.
    fileprivate var isOver: Bool { ![.queued, .deferred, .sending].contains(self) }
}
