import SQL

extension AccountBook {
    /// The books of a customer, one for each currency in which anything ever happened, the customer's own first.
    /// Reads what is the customer's and nothing else.
    static func of(_ customer: Customer, in office: Office) throws -> [AccountBook] {
        try office.require(.view, of: .ledger)
        return try office.reading {
            var books = [AccountBook(currency: customer.currency)]
            try addBills(of: customer.id, to: &books, in: office)
            try office.database.each(
                """
                SELECT reference, method, date, amount, currency FROM payment
                WHERE customer_id = \(customer.id) AND status = 'taken' ORDER BY date, id
                """
            ) { row in
                let receipt = Receipt(reference: row[0], method: row[1], date: row[2], amount: row[3])
                books[index(of: row[4], in: &books)].receipts.append(receipt)
            }
            return books
        }
    }

    private static func addBills(of customer: ID<Customer>, to books: inout [AccountBook], in office: Office) throws {
        var settlements: [ID<Invoice>: [(day: Day, amount: Int)]] = [:]
        try office.database.each(
            """
            SELECT a.invoice_id, p.date, a.amount FROM payment p JOIN allocation a ON a.payment_id = p.id
            WHERE p.customer_id = \(customer) AND p.status = 'taken' AND a.amount <> 0 ORDER BY p.date, p.id
            """
        ) { row in settlements[row[0], default: []].append((day: row[1], amount: row[2])) }
        try office.database.each(
            """
            SELECT id, number, date, due_date, amount, outstanding, currency FROM invoice
            WHERE customer_id = \(customer) AND status <> 'void' ORDER BY date, length(number_key), number_key
            """
        ) { row in
            let id: ID<Invoice> = row[0]
            var bill = Bill(id: id, number: row[1], date: row[2], due: row[3], amount: row[4], outstanding: row[5])
            bill.settlements = settlements[id] ?? []
            books[index(of: row[6], in: &books)].bills.append(bill)
        }
    }

    private static func index(of currency: Currency, in books: inout [AccountBook]) -> Int {
        if let index = books.firstIndex(where: { $0.currency == currency }) { return index }
        books.append(AccountBook(currency: currency))
        return books.count - 1
    }
}
