import FastCGI
import Mustache
import Postroom

/// Maintenance > Messages: every message there is, by tray.
enum MessageListPage {
    private static let pageSize = 50
    private static let longestDownload = 50_000

    static func show(_ visit: Visit) throws -> Reply {
        let office = visit.office
        let (state, before) = question(visit)
        var messages = try Message.page(state: state, before: before, limit: pageSize + 1, in: office)
        let hasMore = messages.count > pageSize
        if hasMore { messages.removeLast() }
        let tally = try Message.tally(in: office)
        let runner = try RunnerHealth.look(in: office.database, clock: office.clock)
        return try visit.show(
            "messages/index", title: "Messages", at: .messages,
            [
                ("tiles", tiles(tally, current: state, isReal: visit.settings.outboxFolder == nil)),
                ("has_rows", .bool(!messages.isEmpty)),
                ("rows", .list(messages.map { row($0, in: office) })),
                ("runner", .text(runner.sentence)), ("is_runner_well", .bool(runner.isWell)),
                ("is_all", .bool(state == nil)), ("all", .text(tally.values.reduce(0, +).grouped)),
                ("caption", .text(caption(state))), ("state_title", Value(state?.title)),
                ("csv", .text(address(state, path: "/messages.csv"))),
                (
                    "retry_all",
                    Value(mayRetryAll(state, messages, in: office) ? address(state, path: "/messages/retry") : nil)
                ),
                ("is_first", .bool(before == nil)), ("first", .text(address(state))),
                ("next", hasMore ? .text(address(state, before: messages.last?.id.number)) : .null),
            ])
    }

    static func csv(_ visit: Visit) throws -> Reply {
        let office = visit.office
        let state = question(visit).state
        var sheet = CSVWriter(headings: [
            "Message", "Created", "Created by", "Channel", "State", "Account Number", "Customer", "Correspondence",
            "Recipient name", "Recipient", "Subject", "Attempts", "Sent", "Settled", "Last reply",
        ])
        var before: Int?
        var count = 0
        while count < longestDownload {
            let page = try Message.page(state: state, before: before, limit: 500, in: office)
            for message in page { sheet.add(cells(message, in: office)) }
            count += page.count
            guard page.count == 500, let last = page.last else { break }
            before = last.id.number
        }
        return sheet.reply(named: "messages-\(office.today.text).csv")
    }

    // MARK: Parts

    private static func mayRetryAll(_ state: Message.State?, _ messages: [Message], in office: Office) -> Bool {
        guard let state, !messages.isEmpty else { return false }
        return RetryRound.trays.contains(state) && office.actor.may(.edit, of: .sending)
    }

    private static func question(_ visit: Visit) -> (state: Message.State?, before: Int?) {
        (visit.query["state"].flatMap(Message.State.init), visit.query["before"].flatMap { Int($0) })
    }

    static func address(_ state: Message.State?, path: String = "/messages", before: Int? = nil) -> String {
        let fields = [state.map { "state=\($0.rawValue)" }, before.map { "before=\($0)" }].compactMap(\.self)
        return fields.isEmpty ? path : "\(path)?\(fields.joined(separator: "&"))"
    }

    private static func caption(_ state: Message.State?) -> String {
        state.map { "Messages in the tray “\($0.title)”, newest first" } ?? "All messages, newest first"
    }

    private static func tiles(_ tally: [Message.State: Int], current: Message.State?, isReal: Bool) -> Value {
        .list(
            Message.State.allCases.compactMap { state in
                let count = tally[state] ?? 0
                guard count > 0 || state.isAlwaysShown || state == current else { return nil }
                return [
                    "title": .text(state.title), "count": .text(count.grouped),
                    "meaning": .text(state == .sent && !isReal ? Message.State.writtenMeaning : state.meaning),
                    "is_bad": .bool(count > 0 && state.needsSomebody), "is_current": .bool(state == current),
                    "address": .text(address(state)),
                ]
            })
    }

    private static func row(_ message: Message, in office: Office) -> Value {
        let zone = office.actor.timeZone
        return [
            "address": .text(message.address), "state": .text(message.state.title), "tone": .text(message.state.tone),
            "recipient": .text(message.recipient), "recipient_name": Value(message.recipientName),
            "customer": .text(message.customerName), "account": .text(message.account),
            "customer_address": .text("/customers/\(message.account.percentEncoded)"),
            "correspondence": Value(message.correspondenceAddress), "reference": .text(message.reference),
            "subject": .text(message.subject), "attempts": .text(message.attempts.grouped),
            "day": .text(message.createdAt.day(in: zone).short), "time": .text(message.createdAt.time(in: zone)),
            // What a server said to a message that it took is of use to nobody who looks down the list.
            "reply": message.lastReply.isEmpty || message.state.isTaken
                ? .null : .text(message.lastReply.shortened(to: 140)),
        ]
    }

    private static func cells(_ message: Message, in office: Office) -> [String] {
        func moment(_ moment: Moment?) -> String { moment?.iso ?? "" }
        return [
            String(message.id.number), moment(message.createdAt), message.createdBy, message.channel.rawValue,
            message.state.title, message.account, message.customerName, message.correspondenceNumber,
            message.recipientName, message.recipient, message.subject, String(message.attempts),
            moment(message.sentAt), moment(message.settledAt), message.lastReply,
        ]
    }
}
