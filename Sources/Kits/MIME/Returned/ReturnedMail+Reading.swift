extension ReturnedMail {
    private static let envelopeFields: Set<String> = [
        "delivered-to", "x-original-to", "envelope-to", "x-envelope-to", "x-delivered-to", "x-rcpt-to", "to", "cc",
        "apparently-to", "x-forwarded-to", "x-resolved-to", "resent-to", "x-real-to", "x-failed-return-path",
        "x-original-delivered-to", "x-recipient",
    ]
    private static let referenceFields: Set<String> = [
        "in-reply-to", "references", "x-original-message-id", "original-message-id", "x-ms-parent-message-id",
        "original-envelope-id", "x-original-envelope-id", "x-return-path", "x-mailer-lid",
    ]
    private static let originalFields: Set<String> = [
        "message-id", "x-original-message-id", "original-message-id", "return-path", "x-envelope-from", "envelope-from",
        "x-return-path", "errors-to", "x-original-return-path", "x-google-original-message-id", "resent-message-id",
        "x-ms-exchange-organization-originalenvelopesender", "x-mailer-returnpath", "original-mail-from",
    ]

    package static func read(_ bytes: [UInt8], limits: ReadingLimits = ReadingLimits()) -> ReturnedMail {
        let source = Array(bytes.prefix(limits.bytes))
        let root = ReceivedPart.read(source, limits: limits)
        let report = Report(root)
        let found = report.inner.map(\.header)
        let quoted = found.contains { $0["message-id"] != nil } ? [] : ReturnedOriginal.headers(in: report.text)
        let headers = found + quoted
        let originals = headers.map { ReturnedOriginal($0) }.filter { !$0.isBare }
        let recipients = report.recipients
        return ReturnedMail(
            kind: recipients.map(\.kind).max { $0.weight < $1.weight } ?? report.kind,
            recipients: recipients, told: report.told,
            mentioned: recipients.isEmpty ? MailAddresses.find(in: report.words) : [],
            deliveredTo: values(root.header, envelopeFields),
            traces: values(root.header, referenceFields) + headers.flatMap { values($0, originalFields) }
                + report.fields,
            original: originals.first { $0.messageID != nil } ?? originals.first, root: root, source: source)
    }

    private static func values(_ header: ReceivedHeader, _ names: Set<String>) -> [String] {
        header.fields.filter { names.contains($0.name) }.map(\.value)
    }
}

extension ReturnedMail.Kind {
    /// Which of several weighs most.
    fileprivate var weight: Int {
        switch self {
        case .other: 0
        case .relayed: 1
        case .delivered: 2
        case .delayed: 3
        case .soft: 4
        case .hard: 5
        case .complaint: 6
        }
    }
}
