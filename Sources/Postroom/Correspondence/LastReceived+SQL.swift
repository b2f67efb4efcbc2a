package import SQL

/// When a customer was first and last sent each type. Kept, so that filters over a million customers need not look at
/// their letters: only those that are not deleted and were emailed, posted or delivered count, at the last such time.
package enum LastReceived {
    /// Works it out anew for one customer and type, from the letters there are.
    package static func rework(_ customer: ID<Customer>, _ type: ID<CorrespondenceType>, in database: Database) throws {
        try database.atomically {
            try database.run("DELETE FROM last_received WHERE customer_id = \(customer) AND type_id = \(type)")
            try database.run(
                """
                INSERT INTO last_received(customer_id, type_id, first_at, last_at)
                SELECT customer_id, type_id, min(last_sent_at), max(last_sent_at) FROM correspondence
                WHERE customer_id = \(customer) AND type_id = \(type) AND deleted_at IS NULL
                  AND last_sent_at IS NOT NULL
                GROUP BY customer_id, type_id
                """)
        }
    }
}
