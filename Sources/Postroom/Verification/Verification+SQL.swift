import SQL

extension VerificationLink {
    /// Keeps the link's digest beside the address, in the transaction that queues its email.
    func keep(for point: ID<ContactPoint>, in office: Office) throws {
        try office.database.run(
            """
            INSERT INTO verification_token(organisation_id, contact_point_id, digest, created_at, expires_at)
            VALUES (\(office.organisationID), \(point), \(digest), \(office.now), \(office.now + Self.lifetime))
            """)
    }

    /// Ends every open link of an address, because it was changed.
    static func end(of point: ID<ContactPoint>, in office: Office) throws {
        try office.database.run(
            """
            UPDATE verification_token SET expires_at = \(office.now)
            WHERE contact_point_id = \(point) AND used_at IS NULL AND expires_at > \(office.now)
            """)
    }
}

/// Looking at a link, and pressing its button. Nobody need be signed in: whoever has the link may.
extension Verification {
    /// What stands behind a link. Changes nothing, so that programs which follow links in mail confirm nothing.
    package static func look(_ token: String, network: String, in office: Office) throws -> Verification {
        guard let link = VerificationLink(token: token) else { return .unknown }
        if try isThrottled(link, network: network, in: office) { return .throttled }
        return try find(link, in: office)?.verification ?? .unknown
    }

    /// Confirms the address that the link was sent to. Pressed twice at once it confirms once.
    package static func confirm(_ token: String, network: String, in office: Office) throws -> Verification {
        guard let link = VerificationLink(token: token) else { return try failed(nil, network, .unknown, in: office) }
        if try isThrottled(link, network: network, in: office) { return .throttled }
        let outcome: Verification = try office.atomically {
            guard let found = try find(link, in: office) else { return .unknown }
            guard case .open(let asked) = found.verification else { return found.verification }
            let isFirst =
                try office.database.run(
                    """
                    UPDATE verification_token SET used_at = \(office.now), used_from = \(network.shortened(to: 60))
                    WHERE id = \(found.id) AND used_at IS NULL AND expires_at > \(office.now)
                    """) == 1
            guard isFirst else { return .used(asked) }
            try verify(found, network: network, in: office)
            return .confirmed(asked)
        }
        switch outcome {
        case .confirmed: return outcome
        default: return try failed(link, network, outcome, in: office)
        }
    }

    private static func verify(_ found: Found, network: String, in office: Office) throws {
        let acting = office.acting(
            as: Actor(.postroom, organisationID: found.organisation.id, timeZone: found.organisation.timeZone))
        guard let point = try ContactPoint.of(found.customer, in: acting).first(where: { $0.id == found.point }) else {
            return
        }
        let action = point.state.isUsable || point.state == .invalid ? "verified" : "reactivated"
        try point.become(.verified, action, because: "", details: "By link, from \(network)", in: acting)
        try Occurrence.record(
            .addressChanged, of: .contactPoint, point.id.number, customer: found.customer,
            note: "\(point.value) was confirmed by its owner", in: acting)
    }

    // MARK: Finding

    private struct Found {
        let id: Int
        let organisation: Organisation
        let customer: ID<Customer>
        let point: ID<ContactPoint>
        let verification: Verification
    }

    private static func find(_ link: VerificationLink, in office: Office) throws -> Found? {
        let row: (Int, ID<Organisation>, ID<ContactPoint>, Moment, Moment?, ID<Customer>, String)? =
            try office.database.first(
                """
                SELECT t.id, t.organisation_id, t.contact_point_id, t.expires_at, t.used_at, p.customer_id, p.value
                FROM verification_token t JOIN contact_point p ON p.id = t.contact_point_id
                WHERE t.digest = \(link.digest)
                """
            ) { ($0[0], $0[1], $0[2], $0[3], $0[4], $0[5], $0[6]) }
        guard let row, let organisation = try Organisation.find(row.1, in: office.database) else { return nil }
        let asked = Asked(
            organisation: organisation.name, telephone: organisation.telephone, email: organisation.email,
            address: shortened(row.6))
        let verification: Verification =
            row.4 != nil ? .used(asked) : row.3 > office.now ? .open(asked) : .expired(asked)
        return Found(id: row.0, organisation: organisation, customer: row.5, point: row.2, verification: verification)
    }

    // MARK: Throttling

    /// Failures stand beside those of signing in: both are tries at a door, and both are forgotten alike.
    private static func isThrottled(_ link: VerificationLink, network: String, in office: Office) throws -> Bool {
        for (subject, limit) in [(byNetwork(network), limits.network), (byLink(link), limits.link)] {
            let count: Int? = try office.database.first(
                """
                SELECT count(*) FROM sign_in_failure
                WHERE subject = \(subject) AND failed_at > \(office.now - window)
                """
            ) { $0[0] }
            if (count ?? 0) >= limit { return true }
        }
        return false
    }

    private static func failed(
        _ link: VerificationLink?, _ network: String, _ outcome: Verification, in office: Office
    ) throws -> Verification {
        try office.atomically {
            for subject in [byNetwork(network)] + (link.map { [byLink($0)] } ?? []) {
                try office.database.run(
                    "INSERT INTO sign_in_failure(subject, failed_at) VALUES (\(subject), \(office.now))")
            }
        }
        return outcome
    }

    private static func byNetwork(_ network: String) -> String { Session.digest("verify network " + network) }
    private static func byLink(_ link: VerificationLink) -> String { Session.digest("verify link " + link.digest) }
}
