import Foundation
import Mustache
import Postroom

/// How far a correspondence has come, and what happened to each recipient.
extension CorrespondencePage {
    static func steps(_ record: Correspondence, _ messages: [Message], _ zone: TimeZone) -> Value {
        let settled = messages.filter { [.sent, .delivered].contains($0.state) }
        let inTrouble = messages.filter { [.failed, .uncertain, .bounced].contains($0.state) }
        let queuedAt = messages.map(\.createdAt).min()
        func step(_ name: String, _ at: Moment?, isNow: Bool = false, isPart: Bool = false, _ note: String = "")
            -> Value
        {
            let state = isPart ? "part" : at != nil ? "done" : isNow ? "now" : ""
            let text = note.isEmpty ? at.map { $0.dayAndTime(in: zone) } ?? "" : note
            return ["name": .text(name), "state": .text(state), "note": .text(text)]
        }
        let isReady = ![.pending, .failed].contains(record.status)
        let part = inTrouble.isEmpty ? "" : "\(settled.count) of \(messages.count) recipients"
        var steps = [
            step("Created", record.createdAt, isPart: record.status == .failed),
            step(
                "Queued", queuedAt, isNow: isReady && messages.isEmpty, queuedAt == nil && isReady ? "Not sent yet" : ""
            ),
            step(
                "Emailed", record.emailedAt, isNow: queuedAt != nil && record.emailedAt == nil,
                isPart: !inTrouble.isEmpty,
                part.isEmpty && record.emailedAt == nil && queuedAt != nil ? "On its way" : part),
        ]
        if record.status == .delivered {
            // Delivered by hand, without an email: the steps of an email would only wait for ever.
            if messages.isEmpty { steps.removeLast(2) }
            steps.append(step("Delivered", record.deliveredAt))
        }
        return .list(steps)
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
        for report in try DeliveryReport.of(message.id, in: office) {
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
        case .sent: "Handed to the mail relay"
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
        case .deferred: "Not accepted yet. Postroom tries again at \(message.dueAt.time(in: zone))."
        case .failed: "It was not sent. The reason is in the delivery trail."
        case .uncertain: "Postroom was interrupted while sending. It may have arrived. A person has to decide."
        case .bounced: "It came back after it was sent."
        case .withheld: "Somebody chose Do Not Send."
        default: nil
        }
    }
}
