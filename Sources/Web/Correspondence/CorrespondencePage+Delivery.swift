import Foundation
import Mustache
import Postroom

/// How far a correspondence has come, and what happened to each recipient.
extension CorrespondencePage {
    static func steps(_ record: Correspondence, _ messages: [Message], _ zone: TimeZone) -> Value {
        let hasTrouble = messages.contains(where: \.state.needsSomebody)
        let queuedAt = messages.map(\.createdAt).min()
        func step(_ name: String, _ at: Moment?, isNow: Bool = false, isPart: Bool = false, _ note: String = "")
            -> Value
        {
            let state = isPart ? "part" : at != nil ? "done" : isNow ? "now" : ""
            let text = note.isEmpty ? at.map { $0.dayAndTime(in: zone) } ?? "" : note
            return ["name": .text(name), "state": .text(state), "note": .text(text)]
        }
        let isReady = ![.pending, .failed].contains(record.status)
        var steps = [
            step("Created", record.createdAt, isPart: record.status == .failed),
            step("Queued", queuedAt, queuedAt == nil && isReady ? "Not sent yet" : ""),
            step(
                "Emailed", record.emailedAt, isNow: queuedAt != nil && record.emailedAt == nil, isPart: hasTrouble,
                reached(record, messages, zone)),
        ]
        if record.status == .delivered {
            // Delivered by hand, without an email: the steps of an email would only wait for ever.
            if messages.isEmpty { steps.removeLast(2) }
            steps.append(step("Delivered", record.deliveredAt))
        }
        return .list(steps)
    }

    /// Whom it reached, in few words; empty where the moment says enough. Several tries at one address are one
    /// recipient's.
    private static func reached(_ record: Correspondence, _ messages: [Message], _ zone: TimeZone) -> String {
        let byAddress = Dictionary(grouping: messages) { $0.recipient.lowercased() }
        let count = byAddress.count
        if messages.contains(where: \.state.needsSomebody) {
            let reached = byAddress.values.count { $0.contains(where: \.state.isTaken) }
            let tries = messages.count > count ? ", \(messages.count.grouped) tries" : ""
            guard count == 1 else { return "\(reached.grouped) of \(count.grouped) recipients\(tries)" }
            return messages.count == 1 ? messages[0].state.title : "1 recipient\(tries)"
        }
        if messages.contains(where: \.isWritten), messages.allSatisfy({ $0.sentAt == nil || $0.isWritten }) {
            return "Written to the outbox"
        }
        guard record.emailedAt == nil, !messages.isEmpty else { return "" }
        let deferred = messages.filter { $0.state == .deferred }.min { $0.dueAt < $1.dueAt }
        return deferred.map { "Waiting, next try at \($0.dueAt.time(in: zone))" } ?? "On its way"
    }

    static func recipient(_ message: Message, in office: Office) throws -> Value {
        let zone = office.actor.timeZone
        let tries = try message.tries(in: office)
        var trail: [Value] = [
            ["time": .text(message.createdAt.time(in: zone)), "what": .text("Queued"), "tone": "", "reply": .null]
        ]
        for attempt in tries {
            trail.append([
                "time": .text((attempt.settledAt ?? attempt.startedAt).time(in: zone)),
                "what": .text(words(attempt)), "tone": .text(tone(attempt)),
                "reply": Value(attempt.reply.isEmpty ? nil : attempt.reply),
            ])
        }
        // What a server said at its door stands among the tries.
        for report in try DeliveryReport.of(message.id, in: office) where report.source != .refusal {
            trail.append([
                "time": .text(report.at.time(in: zone)), "what": .text(report.words), "tone": .text(report.tone),
                "reply": Value(report.reason.isEmpty ? nil : report.reason),
            ])
        }
        return [
            "name": .text(message.recipientName.isEmpty ? message.recipient : message.recipientName),
            "recipient": .text(message.recipient), "state": .text(message.state.title),
            "tone": .text(tone(message.state)), "address": .text(message.address),
            "explanation": Value(explanation(message, zone)), "trail": .list(trail),
            "steps": .text(trail.count == 1 ? "1 step" : "\(trail.count) steps"),
            "is_open": .bool([.failed, .uncertain, .bounced, .deferred].contains(message.state)),
        ]
    }

    private static func words(_ attempt: Attempt) -> String {
        switch attempt.outcome {
        case .sent: attempt.isWritten ? "Written to the outbox folder" : "Handed to the mail relay"
        case .deferred: "Not accepted yet"
        case .failed: "Refused for good"
        case .uncertain: "Broken off"
        case nil: "On its way"
        }
    }

    private static func tone(_ attempt: Attempt) -> String {
        switch attempt.outcome {
        case .sent: "good"
        case .failed, .uncertain: "bad"
        case .deferred, nil: ""
        }
    }

    static func tone(_ state: Message.State) -> String {
        switch state {
        case .sent: "info"
        case .delivered: "good"
        case .failed, .bounced, .uncertain: "bad"
        case .deferred, .new, .withheld: "warn"
        case .queued, .sending: ""
        }
    }

    private static func explanation(_ message: Message, _ zone: TimeZone) -> String? {
        switch message.state {
        case .sent where message.isWritten: "Written to the outbox folder. Nothing left this machine."
        case .deferred: "Not accepted yet. Postroom tries again at \(message.dueAt.time(in: zone))."
        case .failed: "It was not sent. The reason is in the delivery trail."
        case .uncertain:
            "Sending it was broken off before its end was known. It may have arrived. A person has to decide."
        case .bounced: "It came back after it was sent."
        case .withheld: "Somebody chose Do Not Send."
        default: nil
        }
    }
}
