import Digest
import SQL

extension DeliveryWebhook {
    /// Thrown inside the transaction, so that nothing of the request stays.
    private struct TooEarly: Error {}

    /// Takes the request in for the organisation of this code: all of its events, or none.
    package func hear(for code: String, in office: Office) throws -> Heard {
        let found: (ID<Organisation>, String)? = try office.database.first(
            "SELECT id, webhook_secret FROM organisation WHERE code = \(code)"
        ) { ($0[0], $0[1]) }
        // An unknown organisation costs as much as a wrong signature, and is told apart by nobody.
        let secret = found?.1 ?? ""
        let key = Array((secret.isEmpty ? SecureRandom.token() : secret).utf8)
        let expected = Hex.string(HMAC.sha256(Array("\(timestamp).".utf8) + body, key: key))
        guard ConstantTime.equal(expected, signature), !secret.isEmpty, let found,
            abs(office.now.seconds - timestamp) <= Self.window,
            let organisation = try Organisation.find(found.0, in: office.database)
        else { return .forged }
        guard let events = events() else { return .malformed("The body is not JSON of the form that is agreed.") }
        guard events.count <= Self.mostEvents else {
            return .malformed("There are more than \(Self.mostEvents) events in one request.")
        }
        let acting = office.acting(
            as: Actor(.postroom, organisationID: organisation.id, timeZone: organisation.timeZone))
        do {
            return try acting.atomically { try take(events, in: acting) }
        } catch is TooEarly {
            return .tooEarly
        }
    }

    private func take(_ events: [Event], in office: Office) throws -> Heard {
        try office.database.run(
            "DELETE FROM webhook_receipt WHERE received_at < \(office.now - 3 * Self.window)")
        let isFirst =
            try office.database.run(
                """
                INSERT INTO webhook_receipt(digest, received_at)
                VALUES (\(Session.digest("\(office.organisationID.number) \(timestamp) \(signature)")), \(office.now))
                ON CONFLICT (digest) DO NOTHING
                """) == 1
        guard isFirst else { return .replayed }
        var (recorded, repeated, unknown) = (0, 0, 0)
        for event in events {
            switch try take(event, in: office) {
            case .recorded: recorded += 1
            case .repeated: repeated += 1
            case .unmatched: unknown += 1
            case .tooEarly: throw TooEarly()
            }
        }
        return .taken(recorded: recorded, repeated: repeated, unknown: unknown)
    }

    private func take(_ event: Event, in office: Office) throws -> DeliveryReport.Recorded {
        let mark =
            event.id
            ?? [event.type.rawValue, event.message_id, event.recipient ?? "", event.status ?? "", event.reason ?? ""]
            .joined(separator: "\u{1F}")
        let report = DeliveryReport(
            event.kind, from: .webhook, status: event.status ?? "", diagnostic: event.reason ?? "",
            recipient: event.recipient ?? "", isNoAddress: event.isNoAddress,
            digest: Session.digest("webhook \(office.organisationID.number) \(mark)"))
        let keys = ReturnKey.all(in: [event.message_id])
        let message: ID<Message>? = try office.database.first(
            """
            SELECT id FROM message
            WHERE message_key IN \(SQL.list(keys)) AND organisation_id = \(office.organisationID)
            """
        ) { $0[0] }
        guard let message else {
            return try report.count(organisation: office.organisationID, in: office.database, at: office.now)
        }
        return try report.record(about: message, in: office)
    }
}
