import SQL

/// Putting a customer on hold, and releasing it: a mark that everybody sees, with a reason that is kept.
extension Customer {
    package enum Held: Equatable {
        case done
        /// Somebody was quicker; nothing was changed.
        case already
        case refused([Problem])
    }

    package static let longestReason = 300

    package func hold(reason: String, in office: Office) throws -> Held {
        try mark(true, "put on hold", reason: reason, in: office)
    }

    package func release(reason: String, in office: Office) throws -> Held {
        try mark(false, "released from hold", reason: reason, in: office)
    }

    private func mark(_ hold: Bool, _ action: String, reason: String, in office: Office) throws -> Held {
        try office.require(.edit, of: .customers)
        let reason = reason.trimmed
        guard !reason.isEmpty else { return .refused([Problem(field: "reason", "Say why, for whoever looks next.")]) }
        guard reason.count <= Self.longestReason else {
            return .refused([Problem(field: "reason", "Use 300 characters at most; there are \(reason.count).")])
        }
        return try office.atomically {
            let changed = try office.database.run(
                """
                UPDATE customer SET on_hold = \(hold), version = version + 1
                WHERE id = \(id) AND on_hold <> \(hold) AND organisation_id = \(office.organisationID)
                """)
            guard changed == 1 else { return .already }
            try Audit.record(action, of: .customer, id.number, customer: id, reason: reason, in: office)
            return .done
        }
    }
}
