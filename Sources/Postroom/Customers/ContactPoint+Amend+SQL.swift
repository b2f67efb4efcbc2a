import SQL

/// Email addresses as staff keep them: added, changed, taken away, reinstated.
extension ContactPoint {
    /// What came of a change.
    package enum Amended: Equatable {
        case done(ID<ContactPoint>)
        case refused([Problem])
        /// Somebody else changed the address meanwhile; nothing was done.
        case conflict
    }

    /// An address as the form holds it.
    package struct Entry: Sendable {
        package var email = ""
        /// Whose it is; nil for the customer's own.
        package var contact: ID<Contact>?
        package var isDefault = false
        package var classes: Set<CorrespondenceClass> = []

        package init() {}
    }

    /// One address of a customer; nil where there is none such, or it belongs to another.
    package static func find(_ id: ID<ContactPoint>, of customer: ID<Customer>, in office: Office) throws
        -> ContactPoint?
    {
        try of(customer, in: office).first { $0.id == id }
    }

    package static func add(_ entry: Entry, to customer: Customer, in office: Office) throws -> Amended {
        try office.require(.edit, of: .customers)
        return try office.atomically {
            let (address, problems) = try check(entry, of: customer.id, except: nil, in: office)
            guard let address, problems.isEmpty else { return .refused(problems) }
            let id: ID<ContactPoint> = ID(
                try office.database.insert(
                    """
                    INSERT INTO contact_point(customer_id, contact_id, kind, value, value_key, is_default, for_billing,
                      for_credit_control, for_customer_services, for_marketing)
                    VALUES (\(customer.id), \(entry.contact), 'email', \(address.text), \(address.key),
                      \(entry.isDefault), \(entry.classes.contains(.billing)), \(entry.classes.contains(.creditControl)),
                      \(entry.classes.contains(.customerServices)), \(entry.classes.contains(.marketing)))
                    """))
            try Audit.record(
                "added", of: .contactPoint, id.number, customer: customer.id, summary: address.text, in: office)
            try tellOfChange(id, customer.id, "\(address.text) was added", in: office)
            return .done(id)
        }
    }

    /// Stores what somebody typed. Another address begins anew: nobody has confirmed it, and nothing is known against it.
    package func change(to entry: Entry, of customer: Customer, in office: Office) throws -> Amended {
        try office.require(.edit, of: .customers)
        return try office.atomically {
            let (address, problems) = try Self.check(entry, of: customer.id, except: id, in: office)
            guard let address, problems.isEmpty else { return .refused(problems) }
            let isOther = address.key != value.lowercased()
            let changed = try office.database.run(
                """
                UPDATE contact_point SET contact_id = \(entry.contact), value = \(address.text),
                  value_key = \(address.key), is_default = \(entry.isDefault),
                  for_billing = \(entry.classes.contains(.billing)),
                  for_credit_control = \(entry.classes.contains(.creditControl)),
                  for_customer_services = \(entry.classes.contains(.customerServices)),
                  for_marketing = \(entry.classes.contains(.marketing)), version = version + 1
                WHERE id = \(id) AND customer_id = \(customer.id) AND value = \(value) AND state = \(state)
                """)
            guard changed == 1 else { return .conflict }
            if isOther {
                try become(
                    .unverified, "changed", because: "", details: "\(value) → \(address.text)", in: office)
                try office.database.run("UPDATE contact_point SET state_at = NULL WHERE id = \(id)")
                try VerificationLink.end(of: id, in: office)
                try Self.tellOfChange(id, customer.id, "\(value) was changed to \(address.text)", in: office)
            } else {
                try Audit.record(
                    "amended", of: .contactPoint, id.number, customer: customer.id, summary: address.text, in: office)
            }
            return .done(id)
        }
    }

    /// Takes the address away. What was sent to it stays as it was, only no longer bound to an address of the customer.
    package func remove(from customer: Customer, in office: Office) throws -> Amended {
        try office.require(.edit, of: .customers)
        return try office.atomically {
            guard
                try office.database.exists(
                    """
                    SELECT 1 FROM contact_point
                    WHERE id = \(id) AND customer_id = \(customer.id) AND value = \(value) AND state = \(state)
                    """)
            else { return .conflict }
            try office.database.run("UPDATE message SET contact_point_id = NULL WHERE contact_point_id = \(id)")
            try office.database.run("UPDATE delivery_report SET contact_point_id = NULL WHERE contact_point_id = \(id)")
            try office.database.run("DELETE FROM verification_token WHERE contact_point_id = \(id)")
            try office.database.run("DELETE FROM contact_point WHERE id = \(id)")
            try Audit.record(
                "deleted", of: .contactPoint, id.number, customer: customer.id, summary: value, in: office)
            try Self.tellOfChange(id, customer.id, "\(value) was deleted", in: office)
            return .done(id)
        }
    }

    /// Brings a suspended address back. A blocked one needs its owner, an invalid one another address.
    package func reinstate(reason: String, of customer: Customer, in office: Office) throws -> Amended {
        try office.require(.edit, of: .customers)
        var problems: [Problem] = []
        switch state {
        case .suspended: break
        case .blocked:
            problems.append(
                Problem("A blocked address comes back when its owner confirms it. Send a verification link."))
        case .invalid: problems.append(Problem("No mail can go to this address. Change it."))
        case .unverified, .verified: problems.append(Problem("This address is in use already."))
        }
        if reason.trimmed.isEmpty { problems.append(Problem(field: "reason", "Say why this address works again.")) }
        guard problems.isEmpty else { return .refused(problems) }
        return try office.atomically {
            guard let now = try Self.find(id, of: customer.id, in: office), now.state == .suspended else {
                return .conflict
            }
            try become(
                try wasVerified(in: office) ? .verified : .unverified, "reinstated",
                because: reason.trimmed.shortened(to: 300), noting: "", in: office)
            return .done(id)
        }
    }

    // MARK: Private

    private static func check(
        _ entry: Entry, of customer: ID<Customer>, except: ID<ContactPoint>?, in office: Office
    ) throws -> (EmailAddress?, [Problem]) {
        guard let address = EmailAddress(entry.email) else {
            return (nil, [Problem(field: "email", "Enter an email address like accounts@example.com.")])
        }
        let isTaken = try office.database.exists(
            """
            SELECT 1 FROM contact_point
            WHERE customer_id = \(customer) AND kind = 'email' AND value_key = \(address.key)
              AND id <> \(except?.number ?? 0)
            """)
        if isTaken { return (nil, [Problem(field: "email", "This customer has this address already.")]) }
        if let contact = entry.contact, try !Contact.of(customer, in: office).contains(where: { $0.id == contact }) {
            return (nil, [Problem(field: "contact", "Choose one of the customer’s contacts.")])
        }
        return (address, [])
    }

    private func wasVerified(in office: Office) throws -> Bool {
        try office.database.exists(
            "SELECT 1 FROM verification_token WHERE contact_point_id = \(id) AND used_at IS NOT NULL")
    }

    private static func tellOfChange(
        _ id: ID<ContactPoint>, _ customer: ID<Customer>, _ note: String, in office: Office
    ) throws {
        try Occurrence.record(.addressChanged, of: .contactPoint, id.number, customer: customer, note: note, in: office)
    }
}
