import FastCGI
import Foundation
import Mustache
import Postroom

/// Maintenance > Outbox: what Postroom has written where no mail relay is set, so that everything can be tried and read.
enum OutboxPage {
    private static let pageSize = 50

    static func list(_ visit: Visit) throws -> Reply {
        let office = visit.office
        try office.require(.view, of: .sending)
        let before = visit.query["before"].flatMap { Int($0) }
        let settings = visit.settings
        let folder = (settings.outboxFolder ?? settings.formerOutbox).map(OutboxFolder.init)
        var messages = try Message.written(before: before, limit: pageSize + 1, in: office)
        let count = try Message.writtenCount(in: office)
        let hasMore = messages.count > pageSize
        if hasMore { messages.removeLast() }
        return try visit.show(
            "outbox/index", title: "Outbox", at: .outbox,
            [
                ("has_folder", .bool(settings.outboxFolder != nil)), ("relay", Value(settings.relayName)),
                ("folder", Value(folder?.path)), ("count", .text(Self.emails(count))),
                ("has_rows", .bool(!messages.isEmpty)),
                ("rows", .list(messages.map { row($0, folder, in: office) })),
                ("is_first", .bool(before == nil)), ("first", "/outbox"),
                ("next", hasMore ? Value(messages.last.map { "/outbox?before=\($0.id.number)" }) : .null),
            ])
    }

    /// `1 email`, `10,000 emails or more`
    private static func emails(_ count: Int) -> String {
        count == 1 ? "1 email" : "\(count.grouped) emails\(count == Message.mostWritten ? " or more" : "")"
    }

    static func show(_ visit: Visit) throws -> Reply {
        let office = visit.office
        let (message, file) = try find(visit)
        return try visit.show(
            "outbox/show", title: "\(message.subject), Outbox", at: .outbox,
            crumbs: [Crumb("Outbox", "/outbox"), Crumb(message.subject.isEmpty ? message.recipient : message.subject)],
            [
                ("heading", .text(message.subject.isEmpty ? message.recipient : message.subject)),
                ("message", .text(message.address)),
                ("eml", file == nil ? .null : .text("/outbox/\(message.id.number)/eml")),
                ("key", .text(message.key)), ("reference", .text(message.reference)),
                ("correspondence", Value(message.correspondenceAddress)),
                ("written", Value((message.sentAt ?? message.settledAt)?.dayAndTime(in: office.actor.timeZone))),
            ] + (try MessageContent(message, in: office).entries))
    }

    /// The file as the carrier wrote it, for a mail program; only the secret of a verification link is put out of sight.
    static func eml(_ visit: Visit) throws -> Reply {
        let (message, file) = try find(visit)
        guard let file, let data = FileManager.default.contents(atPath: file) else { throw TurnedAway.notFound }
        var bytes = Array(data)
        VerificationLink.mask(&bytes)
        var reply = Reply.bytes(bytes, type: "message/rfc822")
        reply.offer(as: "\(message.reference.replacing("/", with: "-"))-\(message.id.number).eml")
        return reply
    }

    private static func find(_ visit: Visit) throws -> (Message, file: String?) {
        guard let folder = visit.settings.outboxFolder ?? visit.settings.formerOutbox,
            let id = ID<Message>(text: visit["message"]),
            let message = try Message.find(id, in: visit.office), message.channel == .email
        else { throw TurnedAway.notFound }
        return (message, OutboxFolder(path: folder).file(of: message))
    }

    private static func row(_ message: Message, _ folder: OutboxFolder?, in office: Office) -> Value {
        let moment = message.sentAt ?? message.createdAt
        return [
            "address": .text("/outbox/\(message.id.number)"), "subject": .text(message.subject),
            "recipient": .text(message.recipient), "recipient_name": Value(message.recipientName),
            "customer": .text(message.customerName), "account": .text(message.account),
            "customer_address": .text("/customers/\(message.account.percentEncoded)"),
            "reference": .text(message.reference), "correspondence": Value(message.correspondenceAddress),
            "day": .text(moment.day(in: office.actor.timeZone).short),
            "time": .text(moment.time(in: office.actor.timeZone)),
            "eml": folder?.has(message) == true ? .text("/outbox/\(message.id.number)/eml") : .null,
        ]
    }
}
