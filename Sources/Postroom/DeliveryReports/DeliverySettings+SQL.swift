import Digest
import SQL

/// Where an organisation's mail comes back to, and how a mail provider may report.
///
/// Not part of the organisation's particulars: letters do not bear it, so no version of them need keep it.
package struct DeliverySettings: Sendable, Equatable {
    /// Empty: what cannot be delivered comes back to the sender.
    package let returnAddress: String
    package let hasWebhookSecret: Bool
    /// What came back about no message of ours in the last seven days: forged, or about other mail.
    package let strays: Int

    package static func current(in office: Office) throws -> DeliverySettings {
        try office.require(.view, of: .configuration)
        let since = office.now - 7 * 86_400
        let strays: Int? = try office.database.first(
            """
            SELECT count(*) FROM (SELECT 1 FROM delivery_report
            WHERE message_id IS NULL AND received_at > \(since)
              AND (organisation_id IS NULL OR organisation_id = \(office.organisationID)) LIMIT 1000)
            """
        ) { $0[0] }
        let settings = try office.database.first(
            "SELECT bounce_address, webhook_secret FROM organisation WHERE id = \(office.organisationID)"
        ) { row in
            DeliverySettings(returnAddress: row[0], hasWebhookSecret: !(row[1] as String).isEmpty, strays: strays ?? 0)
        }
        guard let settings else { preconditionFailure("an actor belongs to an organisation that exists") }
        return settings
    }

    /// Stores the address that mail returns to.
    ///
    /// - Returns: what is wrong with it; empty where it was stored.
    package static func setReturnAddress(_ written: String, in office: Office) throws -> [Problem] {
        try office.require(.full, of: .configuration)
        let text = written.trimmed
        if !text.isEmpty {
            guard let address = EmailAddress(text), !address.text.contains("+") else {
                return [Problem(field: "return_address", "Enter an email address like returns@example.com, or none.")]
            }
            guard ReturnKey.address(address.text, key: String(repeating: "0", count: ReturnKey.length)) != nil else {
                return [
                    Problem(
                        field: "return_address",
                        "Return address must have \(ReturnKey.longestLocalPart) characters or fewer before the @.")
                ]
            }
        }
        try office.atomically {
            let changed = try office.database.run(
                """
                UPDATE organisation SET bounce_address = \(EmailAddress(text)?.text ?? "")
                WHERE id = \(office.organisationID) AND bounce_address <> \(EmailAddress(text)?.text ?? "")
                """)
            guard changed == 1 else { return }
            try Audit.record(
                "amended", of: .organisation, office.organisationID.number, summary: "Return address", details: text,
                in: office)
        }
        return []
    }

    /// Makes a new secret for the mail provider; what was signed with the old one is refused from now on.
    ///
    /// - Returns: the secret, to be shown this once.
    package static func renewWebhookSecret(in office: Office) throws -> String {
        try office.require(.full, of: .configuration)
        let secret = SecureRandom.token()
        try setWebhookSecret(secret, action: "Secret of the delivery reports renewed", in: office)
        return secret
    }

    /// Takes no more reports from a mail provider.
    package static func removeWebhookSecret(in office: Office) throws {
        try office.require(.full, of: .configuration)
        try setWebhookSecret("", action: "Delivery reports switched off", in: office)
    }

    private static func setWebhookSecret(_ secret: String, action: String, in office: Office) throws {
        try office.atomically {
            try office.database.run(
                "UPDATE organisation SET webhook_secret = \(secret) WHERE id = \(office.organisationID)")
            try Audit.record(
                "amended", of: .organisation, office.organisationID.number, summary: action, in: office)
        }
    }
}
