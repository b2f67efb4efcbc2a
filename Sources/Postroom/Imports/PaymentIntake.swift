/// Takes in payments: one row, one payment, set against at most one invoice.
struct PaymentIntake: Intake {
    let office: Office
    let writes: Bool
    private var reading: RowReading
    private var accounts = AccountMemo()
    private var seen: [String: Int] = [:]
    /// What nothing here explains of an invoice's reduction, less the file's payments so far; found in a dry run.
    private var unexplained: [Int: Int] = [:]
    private(set) var doubles = DoublePayments()
    private(set) var digest = ImportDigest(
        headings: ["Reference", "Account Number", "Date", "Amount", "Method", "Status"])
    var touched: Set<Int> = []
    var news: ImportedPayments

    init(_ reading: RowReading, writes: Bool, isHistory: Bool, in office: Office) throws {
        (self.office, self.writes, self.reading) = (office, writes, reading)
        news = ImportedPayments(isSilent: isHistory || !writes, today: office.today)
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
        if !writes {
            digest.note(record.currency, amount: record.amount, on: record.date)
            digest.show([
                reference, row.text(.account) ?? "", record.date.short, Money(record.amount, record.currency).text,
                record.method.rawValue, record.status.rawValue,
            ])
        }
        guard let stored else {
            if writes { news.note(try add(reference, key, record), was: nil, is: record) }
            if !writes { try lookForDouble(record, row) }
            touched.insert(customer.id)
            return .added
        }
        guard record != stored.record else { return .unchanged }
        if writes {
            try change(stored.id, record)
            news.note(stored.id, was: stored.record, is: record)
        }
        touched.insert(customer.id)
        return .changed
    }

    private mutating func lookForDouble(_ record: PaymentRecord, _ row: ImportRow) throws {
        guard let invoice = record.invoiceID, record.status == .taken, record.amount > 0 else { return }
        let left = try unexplained[invoice] ?? unexplainedReduction(of: invoice)
        unexplained[invoice] = left - record.amount
        // Where it is more than was taken off, the ledger cannot have known of it.
        if record.amount <= left, let number = row.text(.invoiceNumber) { doubles.note(number) }
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
            (record.failureReason, record.failedOn) = (stored.failureReason, stored.failedOn)
            record.isAutoTopUp = stored.isAutoTopUp
        }
        if let text = row.text(.method), !text.isEmpty {
            record.method = try AccountLists.paymentMethod(text)
        }
        if let text = row.text(.paymentStatus), !text.isEmpty { record.status = try Self.status(text) }
        if let text = try row.optional(.customerReference) { record.customerReference = text }
        if let text = row.text(.invoiceNumber), !text.isEmpty {
            record.invoiceID = try invoice(text, record)
        }
        if let text = row.text(.autoTopUp), !text.isEmpty {
            record.isAutoTopUp = try AccountLists.yesOrNo(text, .autoTopUp)
        }
        try readFailure(row, into: &record)
        return record
    }

    /// Why and when it failed; what did not fail, or no longer, has neither.
    private mutating func readFailure(_ row: ImportRow, into record: inout PaymentRecord) throws {
        if let reason = try row.optional(.failureReason, limit: Payment.longestReason) { record.failureReason = reason }
        if let text = row.text(.failedOn), !text.isEmpty { record.failedOn = try reading.day(.failedOn, row) }
        if record.status != .failed { record.failedOn = nil }
        if record.status == .taken || record.status == .pending { record.failureReason = "" }
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
