import SQL

extension Customer {
    package func preferences(in office: Office) throws -> CommunicationPreferences {
        let found: CommunicationPreferences? = try office.database.first(
            "SELECT coalesce(preferred_channel, ''), receives_email, version FROM customer WHERE id = \(id)"
        ) {
            CommunicationPreferences(
                channel: CommunicationPreferences.Channel(rawValue: $0[0]), receivesEmail: $0[1], version: $0[2])
        }
        guard let found else { preconditionFailure("a customer that was found is there") }
        return found
    }

    /// Keeps how the customer wants to be written to; it counts from the next communication.
    package func prefer(
        _ wanted: CommunicationPreferences, in office: Office
    ) throws -> CommunicationPreferences.Saved {
        try office.require(.edit, of: .customers)
        return try office.atomically {
            let before = try preferences(in: office)
            let isSame = before.channel == wanted.channel && before.receivesEmail == wanted.receivesEmail
            let lacksAddress = try wanted.channel == .post && billingAddress(in: office).lines.isEmpty
            if isSame { return .saved(lacksAddress: lacksAddress) }
            guard before.version == wanted.version else { return .outdated(before) }
            try office.database.run(
                """
                UPDATE customer SET preferred_channel = \(wanted.channel?.rawValue),
                  receives_email = \(wanted.receivesEmail), version = version + 1
                WHERE id = \(id)
                """)
            func words(_ one: CommunicationPreferences) -> String {
                "\(one.channel?.title ?? "no preference"), \(one.receivesEmail ? "receives" : "does not receive") email"
            }
            try Audit.record(
                "amended", of: .customer, id.number, customer: id, summary: "communication preferences",
                details: "\(words(before)) → \(words(wanted))", in: office)
            return .saved(lacksAddress: lacksAddress)
        }
    }
}
