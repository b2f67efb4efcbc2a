import Mustache
import Postroom

/// What a message says and carries, as `views/messages/content.html` shows it.
struct MessageContent {
    let entries: [(String, Value)]

    init(_ message: Message, in office: Office) throws {
        let words = try message.words(in: office)
        let documents = try message.documents(in: office)
        let shown = try message.shown(in: office)
        entries = [
            ("from", .text(message.senderText)), ("to", .text(message.recipientText)),
            ("shown_to", .text(shown.to.map(\.text).joined(separator: ", "))),
            ("shown_cc", shown.cc.isEmpty ? .null : .text(shown.cc.map(\.text).joined(separator: ", "))),
            ("reply_to", message.replyTo.isEmpty ? .null : .text(message.replyTo)),
            ("subject", .text(message.subject)), ("text", .text(words.text)),
            ("frame", words.html.isEmpty ? .null : .text("\(message.address)/html")),
            ("has_attachments", .bool(!documents.isEmpty)),
            (
                "attachments",
                .list(
                    try documents.enumerated().map { index, attachment in
                        let document = try Document.find(attachment.document, in: office)
                        return [
                            "filename": .text(attachment.filename),
                            "size": Value(document.map { Self.size($0.size) }),
                            "address": .text("\(message.address)/attachments/\(index + 1)"),
                        ]
                    })
            ),
        ]
    }

    /// `41 KB`
    private static func size(_ bytes: Int) -> String {
        bytes < 1_000_000 ? "\(max(1, (bytes + 500) / 1_000)) KB" : "\(bytes / 1_000_000).\(bytes / 100_000 % 10) MB"
    }
}
