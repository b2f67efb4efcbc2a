/// Invoices that arrive late: overdue already, on days that the runner has looked at and will not look at again.
struct ImportedOverdue {
    /// From this due date on somebody has to hear of them; `nil`: of none.
    let since: Day?
    /// There were no invoices before, or the file is history: what is overdue in it makes no work, now or later.
    let isHistory: Bool
    let today: Day
    private(set) var keys: [String] = []

    init(since: Day?, isHistory: Bool, today: Day) {
        (self.since, self.isHistory, self.today) = (isHistory ? nil : since, isHistory, today)
    }

    /// Notes an invoice that was added.
    mutating func note(_ key: String, _ record: InvoiceRecord) {
        guard let since, record.outstanding > 0, record.dueDate >= since, record.dueDate < today else { return }
        keys.append(key)
    }
}
