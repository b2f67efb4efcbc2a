/// Takes in invoices: one row, one invoice.
struct InvoiceIntake: Intake {
    let office: Office
    let writes: Bool
    /// Whether there were invoices before; if not, none has to be looked for.
    let hasInvoices: Bool
    private var reading: RowReading
    private var accounts = AccountMemo()
    private var seen: [String: Int32] = [:]
    private(set) var digest = ImportDigest(
        headings: ["Number", "Account Number", "Date", "Due date", "Amount", "Outstanding"])
    var touched: Set<Int> = []
    var aside: IndexesAside?
    var overdue: ImportedOverdue

    init(_ reading: RowReading, rows: Int, writes: Bool, isHistory: Bool, in office: Office) throws {
        self.office = office
        self.writes = writes
        self.reading = reading
        hasInvoices = try Self.anyInvoice(in: office)
        overdue = try ImportedOverdue(isHistory: isHistory, in: office)
        if writes, !hasInvoices { aside = try IndexesAside(of: ["invoice"], rows: rows, in: office) }
    }

    mutating func take(_ row: ImportRow) throws -> ImportVerdict {
        try row.requireShape()
        let number = try row.required(.number, limit: 60)
        let key = number.lowercased()
        if let line = seen[key] { throw BadRow("the invoice \(number) stands on line \(line) already") }
        let customer = try accounts.find(row, in: office)
        let stored = hasInvoices ? try find(key) : nil
        if let stored, stored.record.customerID != customer.id {
            throw BadRow("the invoice \(number) belongs to another account")
        }
        let record = try record(row, customer, stored?.record)
        seen[key] = Int32(truncatingIfNeeded: row.line)
        if !writes {
            digest.note(record.currency, amount: record.amount, outstanding: record.outstanding, on: record.date)
            digest.show([
                number, row.text(.account) ?? "", record.date.short, record.dueDate.short,
                Money(record.amount, record.currency).text, Money(record.outstanding, record.currency).text,
            ])
        }
        guard let stored else {
            if writes {
                try add(number, key, record)
                overdue.note(key, record)
            }
            touched.insert(customer.id)
            return .added
        }
        guard record != stored.record else { return .unchanged }
        if writes { try change(stored.id, record) }
        touched.insert(customer.id)
        return .changed
    }

    /// The stored record, or a new one, with every field that the row has.
    private mutating func record(
        _ row: ImportRow, _ customer: AccountMemo.Entry, _ stored: InvoiceRecord?
    ) throws(BadRow) -> InvoiceRecord {
        let currency = try reading.currency(row) ?? stored?.currency ?? customer.currency
        let (date, dueDate) = (try reading.day(.date, row), try reading.day(.dueDate, row))
        let amount = try reading.minor(.amount, row, currency)
        let outstanding = try reading.minor(.outstanding, row, currency)
        // A list of open items often has only what is open; then that is the best that is known of the amount.
        guard let whole = amount ?? stored?.amount ?? outstanding else {
            throw BadRow("the amount is empty")
        }
        let open = outstanding ?? stored?.outstanding ?? whole
        if amount != nil || stored == nil { try check(whole, open) }
        return InvoiceRecord(
            customerID: customer.id, date: date, dueDate: dueDate, amount: whole, outstanding: open,
            currency: currency,
            reference: try row.optional(.reference) ?? stored?.reference ?? "",
            purchaseOrder: try row.optional(.purchaseOrder) ?? stored?.purchaseOrder ?? "",
            terms: try row.optional(.terms) ?? stored?.terms ?? "")
    }

    private func check(_ amount: Int, _ outstanding: Int) throws(BadRow) {
        guard outstanding != 0 else { return }
        guard (outstanding < 0) == (amount < 0), outstanding.magnitude <= amount.magnitude else {
            throw BadRow("more is outstanding than the amount")
        }
    }
}
