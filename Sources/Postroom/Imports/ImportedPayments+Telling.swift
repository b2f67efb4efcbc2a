extension ImportedPayments {
    /// Tells of everything, in the order of the calendar, so that a payment answers the failure before it.
    func tell(in office: Office) throws {
        guard !isSilent else { return }
        var awaited = try PaymentNews.customersAwaited(in: office)
        for item in items.enumerated().sorted(by: { ($0.element.day, $0.offset) < ($1.element.day, $1.offset) }) {
            let item = item.element
            let news = PaymentNews(
                payment: item.payment, customer: ID(item.customer), amount: item.amount, office: office)
            switch item.kind {
            case .failed(let isDirectDebit, let reason):
                try news.failed(reason: reason, isDirectDebit: isDirectDebit)
                awaited.insert(item.customer)
            case .received: if awaited.contains(item.customer) { try news.received() }
            case .toppedUp: try news.toppedUp()
            }
        }
        try PaymentNews.invoicesPaid(by: nil, in: office)
    }
}
