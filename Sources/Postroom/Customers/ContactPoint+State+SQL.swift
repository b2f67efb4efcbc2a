import SQL

/// How an address comes to be suspended, blocked or invalid, and how it comes back.
extension ContactPoint {
    /// So many soft bounces within so many seconds suspend an address.
    package static let softLimit = (bounces: 3, within: 7 * 86_400)

    /// The addresses of the customer that a message went to and that still are what they were then.
    static func reached(by message: Message, in office: Office) throws -> [ContactPoint] {
        try of(message.customerID, in: office).filter {
            $0.kind == .email && $0.value.lowercased() == message.recipient.lowercased()
        }
    }

    /// What a report that something did not arrive, or was not wanted, does to the address.
    ///
    /// - Parameters:
    ///   - sentAt: when the message left; what was sent before the address was last confirmed or reinstated tells
    ///     nothing new about it.
    ///   - isCertain: false where anybody could have written the report: then only what staff can undo.
    func suffer(_ report: DeliveryReport, sentAt: Moment?, isCertain: Bool, in office: Office) throws {
        guard state.isUsable || state == .suspended else { return }
        if state.isUsable, let stateAt, let sentAt, sentAt < stateAt { return }
        switch report.kind {
        case .hard where report.isNoAddress && isCertain:
            try become(.invalid, "invalidated", because: report.reason, in: office)
        case .hard where isCertain: try become(.blocked, "blocked", because: report.reason, in: office)
        case .complaint where isCertain:
            try become(.blocked, "blocked", because: "The recipient called our mail unwanted", in: office)
        case .hard, .complaint:
            if state != .suspended { try become(.suspended, "suspended", because: report.reason, in: office) }
        case .soft:
            let count = try softBounces(in: office)
            guard count >= Self.softLimit.bounces, state != .suspended else { return }
            try become(
                .suspended, "suspended", because: "\(count) soft bounces in 7 days, the last: \(report.reason)",
                in: office)
        case .delayed, .delivered, .relayed, .other: break
        }
    }

    /// Soft bounces of these days since the address was last confirmed or reinstated.
    private func softBounces(in office: Office) throws -> Int {
        let since = max(office.now - Self.softLimit.within, stateAt ?? Moment(seconds: 0))
        return try office.database.first(
            """
            SELECT count(*) FROM delivery_report
            WHERE contact_point_id = \(id) AND kind = 'soft' AND received_at >= \(since)
            """
        ) { $0[0] } ?? 0
    }

    /// Changes the state and writes the address's history.
    ///
    /// - Parameter note: what stands beside the state from now on; the reason unless given.
    func become(
        _ next: State, _ action: String, because reason: String, noting note: String? = nil, details: String = "",
        in office: Office
    ) throws {
        try office.database.run(
            """
            UPDATE contact_point SET state = \(next), state_reason = \((note ?? reason).shortened(to: 300)),
              state_at = \(office.now), version = version + 1
            WHERE id = \(id)
            """)
        try Audit.record(
            action, of: .contactPoint, id.number, customer: try customer(in: office), summary: value, reason: reason,
            details: details, in: office)
    }

    func customer(in office: Office) throws -> ID<Customer>? {
        try office.database.first("SELECT customer_id FROM contact_point WHERE id = \(id)") { $0[0] }
    }
}
