import SQL

extension CustomerNumber.Status: SQLBindable, SQLReadable {}

extension CustomerNumber {
    /// A customer's numbers, those in use first, each in the order of the numbers.
    package static func of(_ customer: ID<Customer>, limit: Int = 500, in office: Office) throws -> [CustomerNumber] {
        try office.require(.view, of: .customers)
        return try office.database.rows(
            """
            SELECT id, number, label, status FROM customer_number WHERE customer_id = \(customer)
            ORDER BY status, number_key LIMIT \(limit)
            """
        ) { CustomerNumber(id: $0[0], number: $0[1], label: $0[2], status: $0[3]) }
    }

    /// Adds a number to a customer.
    ///
    /// - Returns: `nil` where the customer has it already, however it was written.
    @discardableResult
    package static func add(
        _ number: String, label: String = "", status: Status = .active, to customer: ID<Customer>, in office: Office
    ) throws -> ID<CustomerNumber>? {
        try office.require(.edit, of: .customers)
        return try office.atomically {
            let key = key(number)
            guard
                try !office.database.exists(
                    "SELECT 1 FROM customer_number WHERE customer_id = \(customer) AND number_key = \(key)")
            else { return nil }
            return ID(
                try office.database.insert(
                    """
                    INSERT INTO customer_number(customer_id, number, number_key, label, status)
                    VALUES (\(customer), \(number.trimmed), \(key), \(label.trimmed), \(status))
                    """))
        }
    }
}
