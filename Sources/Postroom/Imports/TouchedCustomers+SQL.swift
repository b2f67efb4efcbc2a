import SQL

/// Customers whose invoices or payments an import wrote.
enum TouchedCustomers {
    /// Works out the kept figures of these customers anew.
    static func keepFigures(of customers: Set<Int>, in office: Office) throws {
        guard !customers.isEmpty else { return }
        try Figures.rollDay(in: office)
        try office.database.run(
            "CREATE TEMP TABLE IF NOT EXISTS touched_customer(id INTEGER PRIMARY KEY)")
        try office.database.run("DELETE FROM touched_customer")
        for customer in customers.sorted() {
            try office.database.run("INSERT INTO touched_customer(id) VALUES (\(customer))")
        }
        try Figures.keep(where: "id IN (SELECT id FROM touched_customer)", on: office.today, in: office)
        try office.database.run("DELETE FROM touched_customer")
    }
}
