import SQL

/// Something that whoever is about to send should know about the customer.
package struct SendingCaution: Sendable, Equatable {
    package let message: String
    /// Nothing may be sent, rather than that somebody should think twice.
    package var isBar = false

    static func noConsent(_ customer: String) -> String {
        "\(customer) has not agreed to receive marketing, so this cannot be emailed."
    }
}

extension Correspondence {
    /// What speaks against sending it, the gravest first.
    package func cautions(in office: Office) throws -> [SendingCaution] {
        var cautions: [SendingCaution] = []
        try office.database.each(
            """
            SELECT t.class, c.marketing_consent, c.receives_email, coalesce(c.preferred_channel, ''), s.name,
              s.allows_correspondence, c.on_hold
            FROM customer c JOIN correspondence_type t ON t.id = \(typeID)
            JOIN customer_status s ON s.id = c.status_id
            WHERE c.id = \(customerID)
            """
        ) { row in
            let kind: CorrespondenceClass = row[0]
            if kind == .marketing, !row[1] {
                cautions.append(SendingCaution(message: SendingCaution.noConsent(customerName), isBar: true))
            }
            if kind == .creditControl { cautions += try breathingSpace(in: office) }
            if !row[5] {
                let name: String = row[4]
                cautions.append(
                    SendingCaution(message: "The customer’s status is \(name), which does not allow correspondence."))
            }
            if row[6] { cautions.append(SendingCaution(message: "The customer is on hold.")) }
            if row[3] == "post" {
                cautions.append(
                    SendingCaution(
                        message: "The customer prefers letters by post. Sending by hand emails it all the same."))
            } else if !row[2] {
                cautions.append(
                    SendingCaution(
                        message:
                            "The customer is not set to receive email correspondence. Sending by hand emails it all "
                            + "the same."))
            }
        }
        return cautions
    }

    private func breathingSpace(in office: Office) throws -> [SendingCaution] {
        let today = office.today
        return try office.database.rows(
            """
            SELECT coalesce(c.until, '') FROM customer_flag c JOIN flag f ON f.id = c.flag_id
            WHERE c.customer_id = \(customerID) AND lower(f.name) = 'breathing space'
              AND (c.since IS NULL OR c.since <= \(today)) AND (c.until IS NULL OR c.until >= \(today))
            """
        ) { row in
            let until = Day(text: row[0] as String).map { " until \($0.long)" } ?? ""
            return SendingCaution(
                message: "The customer has breathing space\(until). The law forbids asking for payment during it.")
        }
    }
}
