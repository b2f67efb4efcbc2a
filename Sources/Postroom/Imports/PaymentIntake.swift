/// Takes in payments: one row, one payment, set against at most one invoice.
struct PaymentIntake: Intake {
    let office: Office
    let writes: Bool
    private var reading: RowReading
    private var accounts = AccountMemo()
    private var seen: [String: Int] = [:]
    var touched: Set<Int> = []

    init(_ reading: RowReading, writes: Bool, in office: Office) throws {
        (self.office, self.writes, self.reading) = (office, writes, reading)
    }

    mutating func take(_ row: ImportRow) throws -> ImportVerdict {
        try row.requireShape()
        let reference = try row.required(.paymentReference, limit: 60)
        let key = reference.lowercased()
        if let line = seen[key] {
            throw BadRow("the payment \(reference) stands on line \(line) already")
        }
        let customer = try accounts.find(row, in: office)
        let stored = try find(key)
        if let stored, stored.record.customerID != customer.id {
            throw BadRow("the payment \(reference) belongs to another account")
        }
        let record = try record(row, customer, stored?.record)
        seen[key] = row.line
        guard let stored else {
            if writes { try add(reference, key, record) }
            touched.insert(customer.id)
            return .added
        }
        guard record != stored.record else { return .unchanged }
        if writes { try change(stored.id, record) }
        touched.insert(customer.id)
        return .changed
    }

    private mutating func record(
        _ row: ImportRow, _ customer: AccountMemo.Entry, _ stored: PaymentRecord?
    ) throws -> PaymentRecord {
        let currency = try reading.currency(row) ?? stored?.currency ?? customer.currency
        guard let amount = try reading.minor(.amount, row, currency) else {
            throw BadRow("the amount is empty")
        }
        var record = PaymentRecord(
            customerID: customer.id, date: try reading.day(.date, row), amount: amount, currency: currency
        )
        if let stored {
            (record.method, record.status) = (stored.method, stored.status)
            (record.customerReference, record.invoiceID) = (stored.customerReference, stored.invoiceID)
        }
        if let text = row.text(.method), !text.isEmpty {
            record.method = try AccountLists.paymentMethod(text)
        }
        if let text = row.text(.paymentStatus), !text.isEmpty { record.status = try Self.status(text) }
        if let text = try row.optional(.customerReference) { record.customerReference = text }
        if let text = row.text(.invoiceNumber), !text.isEmpty {
            record.invoiceID = try invoice(text, record)
        }
        return record
    }

    private static func status(_ text: String) throws(BadRow) -> PaymentRecord.Status {
        switch ImportField.key(text) {
        case "taken", "paid", "cleared", "success", "succeeded", "complete", "completed", "received",
            "settled",
            "confirmed", "authorised":
            return .taken
        case "pending", "submitted", "processing", "open": return .pending
        case "failed", "declined", "rejected", "unpaid", "bounced": return .failed
        case "reversed", "refunded", "cancelled", "void", "voided", "chargeback", "chargedback":
            return .reversed
        default: throw BadRow("we know no payment status “\(text.shortened(to: 40))”")
        }
    }
}
