package import SQL

/// When a customer was first and last sent each type. Kept, so that filters over a million customers need not look at
/// their letters: only those that are not deleted and were emailed, posted or delivered count, at the last such time.
package enum LastReceived {
    /// After a letter was delivered, a delivery taken back, or a letter deleted.
    static func keep(after letter: Correspondence, in database: Database) throws {
        try database.run(
            """
            UPDATE correspondence SET last_sent_at = nullif(max(coalesce(emailed_at, 0), coalesce(posted_at, 0),
              coalesce(delivered_at, 0), coalesce((
                SELECT max(m.sent_at) FROM message m WHERE m.correspondence_id = correspondence.id), 0)), 0)
            WHERE id = \(letter.id)
            """)
        try rework(letter.customerID, letter.typeID, in: database)
    }

    /// After a letter was handed over, whose `last_sent_at` says so already. Quick where it is sent for the first time.
    static func keep(afterSending letter: ID<Correspondence>, at now: Moment, in database: Database) throws {
        let again: (ID<Customer>, ID<CorrespondenceType>)? = try database.first(
            "SELECT customer_id, type_id FROM correspondence WHERE id = \(letter) AND emailed_at < \(now)"
        ) { ($0[0], $0[1]) }
        if let (customer, type) = again { return try rework(customer, type, in: database) }
        try database.run(
            """
            INSERT INTO last_received(customer_id, type_id, first_at, last_at)
            SELECT customer_id, type_id, \(now), \(now) FROM correspondence WHERE id = \(letter)
            ON CONFLICT (customer_id, type_id) DO UPDATE SET last_at = excluded.last_at
            """)
    }

    /// Works it out anew for one customer and type, from the letters there are.
    package static func rework(_ customer: ID<Customer>, _ type: ID<CorrespondenceType>, in database: Database) throws {
        try database.atomically {
            try database.run("DELETE FROM last_received WHERE customer_id = \(customer) AND type_id = \(type)")
            try enter(whereSent: "customer_id = \(customer) AND type_id = \(type)", in: database)
        }
    }

    /// Enters what the letters say that fulfil a condition; nothing may be entered for them yet.
    static func enter(whereSent which: SQL, in database: Database) throws {
        try database.run(
            """
            INSERT INTO last_received(customer_id, type_id, first_at, last_at)
            SELECT customer_id, type_id, min(last_sent_at), max(last_sent_at) FROM correspondence
            WHERE \(which) AND deleted_at IS NULL AND last_sent_at IS NOT NULL
            GROUP BY customer_id, type_id
            """)
    }
}
