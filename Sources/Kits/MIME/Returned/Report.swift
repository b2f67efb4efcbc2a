/// The report within a received message, however it is told.
struct Report {
    private static let statusTypes = ["message/delivery-status", "message/global-delivery-status"]

    /// Of the bounce itself.
    private let header: ReceivedHeader
    private let status: DeliveryStatus?
    private let feedback: ReceivedHeader?
    private let isReceipt: Bool
    /// The messages that lie in it, each by its header.
    let inner: [ReceivedPart]
    /// Everything written for people, and what it gives back as text.
    let text: String
    /// The same without what it gives back.
    let words: String
    private let folded: FoldedWords

    init(_ root: ReceivedPart) {
        let all = root.all
        inner = all.filter { $0.type.isMessage }.flatMap(\.parts)
        // Somebody may pass a bounce on: then it is the bounce inside that speaks.
        let passedOn = BounceSigns.isFromSystem(root.header) ? nil : inner.first { BounceSigns.isFromSystem($0.header) }
        let speaker = passedOn ?? root
        header = speaker.header
        text = Self.texts(speaker).joined(separator: "\n")
        words = Self.own(text)
        folded = FoldedWords(words)
        status = Self.status(all, text)
        feedback = all.first { $0.type.name == "message/feedback-report" }
            .map { part in ReceivedHeader.read(part.content.drop { $0 == 0x0A || $0 == 0x0D }).0 }
        isReceipt = all.contains { $0.type.name == "message/disposition-notification" }
    }

    /// What is written for people, without the message that is given back in a part of its own.
    private static func texts(_ part: ReceivedPart) -> [String] {
        if part.type.isMessage { return [] }
        if part.parts.isEmpty { return part.type.isText ? [part.text] : [] }
        return part.parts.flatMap(texts)
    }

    /// The part for machines; failing that, the same lines where a server put them into text.
    private static func status(_ all: [ReceivedPart], _ text: String) -> DeliveryStatus? {
        if let part = all.first(where: { statusTypes.contains($0.type.name) }) {
            let status = DeliveryStatus(part.content[...])
            if !status.entries.isEmpty { return status }
        }
        guard let start = text.firstRange(of: "Final-Recipient:") ?? text.firstRange(of: "Original-Recipient:"),
            text.firstRange(of: "Action:") != nil
        else { return nil }
        let status = DeliveryStatus(Array(text[start.lowerBound...].utf8)[...])
        return status.entries.isEmpty ? nil : status
    }

    /// What stands before the message that is given back; all of it where that says nothing.
    private static func own(_ text: String) -> String {
        let bytes = text.utf8.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : max($0, 1) } + [0]
        let ends = BounceWords.fences.compactMap { FoldedWords.place(of: $0, in: bytes) }
        guard let end = ends.min(), end > 0 else { return text }
        let before = String(decoding: text.utf8.prefix(end), as: UTF8.self)
        let isTelling = FoldedWords(before).hasAny(BounceWords.openings) || SMTPCode.first(in: before) != nil
        return isTelling || EnhancedStatus.first(in: before) != nil ? before : text
    }

    // MARK: What it says

    var kind: ReturnedMail.Kind {
        if let feedback { return Self.kind(ofFeedback: feedback) }
        if isReceipt, status == nil { return .other }
        return spoken
    }

    /// What is said where no recipient is named.
    var told: (status: String, reason: String, isNoAddress: Bool) {
        let kind = kind
        guard kind != .other else { return ("", "", false) }
        return (code?.description ?? "", reason.oneLine(300), kind == .hard && meaning.isNoAddress)
    }

    /// Fields for machines that name our message.
    var fields: [String] {
        let names = [
            "original-envelope-id", "x-original-message-id", "original-mail-from", "x-postfix-sender",
            "original-message-id",
        ]
        return names.compactMap { status?.message[$0] }
            + ["original-mail-from", "original-envelope-id"].compactMap { feedback?[$0] }
    }

    var recipients: [ReturnedMail.Recipient] {
        if let feedback {
            let addresses = (feedback.all("original-rcpt-to") + feedback.all("removal-recipient"))
                .flatMap(DeliveryStatus.addresses)
            guard !addresses.isEmpty else { return [] }
            return [
                recipient(
                    addresses, Self.kind(ofFeedback: feedback), nil, feedback["feedback-type"] ?? "",
                    .init(isHard: true))
            ]
        }
        if let status { return status.entries.compactMap(recipient) }
        guard kind != .other else { return [] }
        let failed = header.all("x-failed-recipients").flatMap { MailAddresses.find(in: $0) }
        return failed.map { recipient([$0], kind, code, reason, meaning) }
    }

    private func recipient(_ entry: DeliveryStatus.Entry) -> ReturnedMail.Recipient? {
        let diagnostic = entry.diagnostic
        var status = entry.status
        if status?.isVague != false, let better = EnhancedStatus.first(in: diagnostic) { status = better }
        let said = FoldedWords(diagnostic.isEmpty ? words : diagnostic)
        let meaning = RefusalMeaning.read(status, reply: SMTPCode.first(in: diagnostic), words: said)
        let kind: ReturnedMail.Kind
        switch entry.action {
        case "failed", "failure", "fail", "undeliverable", "undelivered", "rejected":
            kind = meaning.isHard ? .hard : .soft
        case "delayed", "delay", "warning", "deferred": kind = .delayed
        case "delivered", "delivery": kind = .delivered
        case "relayed", "expanded": kind = .relayed
        default:
            switch status?.kind {
            case 2: kind = .delivered
            case 4: kind = folded.hasAny(BounceWords.delays) ? .delayed : .soft
            case 5: kind = meaning.isHard ? .hard : .soft
            default: kind = spoken == .other ? (meaning.isHard ? .hard : .soft) : spoken
            }
        }
        return recipient(entry.addresses, kind, status, diagnostic.isEmpty ? reason : diagnostic, meaning)
    }

    private func recipient(
        _ addresses: [String], _ kind: ReturnedMail.Kind, _ status: EnhancedStatus?, _ reason: String,
        _ meaning: RefusalMeaning
    ) -> ReturnedMail.Recipient {
        ReturnedMail.Recipient(
            addresses: addresses, kind: kind, status: status?.description ?? "", reason: reason.oneLine(300),
            isNoAddress: kind == .hard && meaning.isNoAddress)
    }

    private static func kind(ofFeedback feedback: ReceivedHeader) -> ReturnedMail.Kind {
        switch feedback["feedback-type"]?.lowercased().trimmingSpaces {
        case "not-spam", "auth-failure", "dmarc": .other
        default: .complaint
        }
    }

    // MARK: Told to people only

    private var code: EnhancedStatus? { EnhancedStatus.first(in: words) }
    private var meaning: RefusalMeaning { RefusalMeaning.read(code, reply: SMTPCode.first(in: words), words: folded) }

    /// The line of the text that says why, or its first one.
    private var reason: String {
        let lines = words.split(whereSeparator: \.isNewline).map { String($0).trimmingSpaces }.filter { !$0.isEmpty }
        let telling =
            lines.first { SMTPCode.first(in: $0) != nil || EnhancedStatus.first(in: $0) != nil }
            ?? lines.first { line in
                let line = FoldedWords(line)
                return line.hasAny(RefusalWords.unknownUser) || line.hasAny(RefusalWords.full)
            }
        return telling ?? lines.first ?? ""
    }

    private var spoken: ReturnedMail.Kind {
        let subject = FoldedWords(header.text("subject") ?? "")
        guard
            BounceSigns(
                header, subject: subject, words: folded, hasStatus: status != nil, code: code, inner: inner
            )
            .areBounce
        else { return .other }
        let isDelay = folded.hasAny(BounceWords.delays) || subject.has("delay") || subject.has("warning: ")
        if isDelay, !folded.hasAny(BounceWords.ends) { return .delayed }
        if folded.hasAny(BounceWords.deliveries), !folded.hasAny(BounceWords.ends), code?.kind != 5, code?.kind != 4 {
            return .delivered
        }
        return meaning.isHard ? .hard : .soft
    }
}
