import MIME
package import Postroom

/// Takes in what came back, whichever way: reads it, finds the message, and has the office write it down.
package struct ReturnIntake {
    /// What a message that came back turned out to be.
    package struct Taken: Sendable, Equatable {
        package let kind: DeliveryReport.Kind
        package let outcome: DeliveryReport.Recorded
    }

    private let office: Office

    /// - Parameter office: nobody need sit in it; the message decides for which organisation is written.
    package init(office: Office) {
        self.office = office
    }

    /// - Parameters:
    ///   - bytes: a message as it was received.
    ///   - arrivedAt: the addresses at which it arrived, where the mail server said so beside the message.
    package func take(
        _ bytes: [UInt8], arrivedAt: [String] = [], from source: DeliveryReport.Source
    ) throws -> Taken {
        let mail = ReturnedMail.read(bytes)
        let match = try ReturnMatch.find(ReturnEvidence(mail, arrivedAt: arrivedAt), in: office)
        let report = DeliveryReport(mail, about: match, from: source)
        // Whatever else strangers send to a public address is not worth a row.
        if match == nil, report.kind == .other { return Taken(kind: .other, outcome: .unmatched) }
        return Taken(kind: report.kind, outcome: try report.take(about: match, in: office))
    }
}

extension ReturnEvidence {
    init(_ mail: ReturnedMail, arrivedAt: [String]) {
        self.init()
        self.arrivedAt = ReturnKey.all(in: arrivedAt + mail.deliveredTo)
        givenBack = ReturnKey.all(in: mail.traces)
        namesMessage = mail.original?.messageID != nil
        anywhere = {
            mail.everything.reduce(into: [String]()) { keys, text in
                for key in ReturnKey.all(in: text) where !keys.contains(key) { keys.append(key) }
            }
        }
        // An automatic answer names people, but none to whom something could not be delivered.
        guard mail.kind != .other else { return }
        recipients = mail.recipients.isEmpty ? mail.mentioned : mail.recipients.flatMap(\.addresses)
        subject = mail.original?.subject
        date = mail.original?.date.map { Moment(seconds: $0) }
    }
}

extension DeliveryReport {
    /// What the mail says about the recipient of the message that it matches, else about everybody.
    init(_ mail: ReturnedMail, about match: ReturnMatch?, from source: Source) {
        let wanted = match?.recipient.lowercased()
        let recipient =
            mail.recipients.first { $0.addresses.contains { $0.lowercased() == wanted } }
            ?? mail.recipients.first { $0.kind == mail.kind }
        self.init(
            Kind(recipient?.kind ?? mail.kind), from: source, status: recipient?.status ?? mail.status,
            diagnostic: recipient?.reason ?? mail.reason, recipient: recipient?.addresses.first ?? "",
            isNoAddress: recipient?.isNoAddress ?? mail.isNoAddress, digest: Self.digest(of: mail.fingerprint))
    }
}

extension DeliveryReport.Kind {
    fileprivate init(_ kind: ReturnedMail.Kind) {
        switch kind {
        case .hard: self = .hard
        case .soft: self = .soft
        case .complaint: self = .complaint
        case .delayed: self = .delayed
        case .delivered: self = .delivered
        case .relayed: self = .relayed
        case .other: self = .other
        }
    }
}
