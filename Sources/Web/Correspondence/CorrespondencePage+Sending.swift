import FastCGI
import Foundation
import Mustache
import Postroom

/// Which button sends a correspondence as it stands, and what is said beside it.
extension CorrespondencePage {
    /// Send now: what was deferred is tried again at once.
    static func sendNow(_ visit: Visit) throws -> Reply {
        let record = try find(visit)
        let count = try record.sendNow(in: visit.office)
        if count > 0 { visit.house?.wakeRunner() }
        return visit.redirect(
            to: record.address,
            saying: count > 0
                ? "It is tried again now." : "Nothing waits for its next try any more. This is how it stands.")
    }

    /// Email for the first time, Email again… afterwards, Send now while something waits for its next try.
    static func buttons(
        _ record: Correspondence, _ messages: [Message], isReady: Bool, isBarred: Bool, in office: Office
    ) -> [(String, Value)] {
        let waiting = messages.filter(\.state.mayStillArrive)
        let maySend = isReady && office.actor.may(.edit, of: .sending)
        return [
            ("is_first", .bool(record.emailedAt == nil && waiting.isEmpty)), ("may_email", .bool(maySend && !isBarred)),
            ("may_email_again", .bool(maySend)),
            ("may_send_now", .bool(maySend && waiting.contains { $0.state == .deferred })),
        ]
    }

    /// What Email does, or why it is not for now.
    static func note(
        _ record: Correspondence, _ messages: [Message], _ recipients: [ContactPoint], readiness: String?,
        _ visit: Visit
    ) -> String {
        if let readiness { return readiness }
        let waiting = messages.filter(\.state.mayStillArrive)
        if !waiting.isEmpty { return stillWaiting(waiting, in: visit.office) }
        if record.emailedAt != nil { return "It has been emailed. Email again… asks to whom, and what goes with it." }
        guard !recipients.isEmpty else { return "No valid email address for this correspondence." }
        let names = recipients.map { $0.contactName.isEmpty ? $0.value : "\($0.contactName), \($0.value)" }
        let to = names.joined(separator: "; ")
        let more = "To choose recipients or add documents, use Actions, Email Correspondence."
        return visit.settings.outboxFolder == nil
            ? "Email sends it at once, to \(to). \(more)"
            : "Email writes it to the outbox at once, for \(to). No mail relay is set: nothing leaves this machine. \(more)"
    }

    /// `An email of it is already waiting for pat@one.example, next try at 14:48. Send now brings it forward.`
    static func stillWaiting(_ waiting: [Message], in office: Office) -> String {
        let words = waiting.prefix(3).map { $0.whyWaiting(on: office.today, in: office.actor.timeZone) }
        let more = waiting.count > 3 ? ["And \((waiting.count - 3).grouped) more."] : []
        let way = waiting.contains { $0.state == .deferred } ? ["Send now brings it forward."] : []
        return (words + more + way).joined(separator: " ")
    }

    /// The badge beside the number: its status, and while its only emails have not come to an end, where they are.
    static func standing(_ record: Correspondence, _ messages: [Message]) -> (title: String, tone: String) {
        guard let state = record.underWay(messages.map(\.state)) else { return (record.status.title, tone(record)) }
        return (state.title, state.tone)
    }

    // MARK: After Email was pressed

    static func beingEmailed(_ count: Int) -> String {
        "Correspondence is being emailed to \(recipients(count))."
    }

    /// The message of a press of Email for a page on which nothing moves any more: what came of it, or nothing where the
    /// page itself says so.
    static func settled(_ flash: Flash, _ messages: [Message]) -> String? {
        flash.isAnnouncement && !isMoving(messages) ? outcome(messages) : flash.words
    }

    /// `Correspondence was emailed to 2 recipients.`, where all that one press queued was taken; else nothing.
    static func outcome(_ messages: [Message]) -> String? {
        guard let last = messages.first else { return nil }
        let pressed = messages.filter { $0.createdAt == last.createdAt && $0.createdBy == last.createdBy }
        guard pressed.allSatisfy(\.state.isTaken) else { return nil }
        return pressed.allSatisfy(\.isWritten)
            ? "Correspondence was written to the outbox for \(recipients(pressed.count)). Nothing left this machine."
            : "Correspondence was emailed to \(recipients(pressed.count))."
    }

    static func isMoving(_ messages: [Message]) -> Bool {
        messages.contains { [.queued, .sending].contains($0.state) }
    }

    static func recipients(_ count: Int) -> String { count == 1 ? "1 recipient" : "\(count.grouped) recipients" }
}
