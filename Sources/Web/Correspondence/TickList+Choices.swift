import Postroom

extension TickList {
    /// What a section of a draft lets the clerk tick; `nil` where it is no list of ticks.
    init?(
        _ section: ContentSection, of draft: Draft, after last: ID<Invoice>?, in office: Office
    ) throws {
        switch section.kind {
        case .overdueInvoices: try self.init(overdueOf: draft, in: office)
        case .invoices: try self.init(invoicesOf: draft, after: last, in: office)
        case .payments: try self.init(paymentsOf: draft, section, in: office)
        case .numbers: try self.init(numbersOf: draft, in: office)
        case .date, .period, .text, .statement, .charges, .verification: return nil
        }
    }

    private init(overdueOf draft: Draft, in office: Office) throws {
        let day = Day(text: draft.date) ?? office.today
        let ticked = Set(draft.invoiceIDs)
        self.init(
            columns: [
                Column(name: "Invoice"), Column(name: "Due"), Column(name: "Overdue"),
                Column(name: "Outstanding", isNumber: true),
            ],
            rows: try Invoice.overdue(of: draft.customer.id, on: day, in: office).map { invoice in
                let days = invoice.daysOverdue(on: day)
                return Row(
                    id: invoice.id.number, name: invoice.number,
                    badge: invoice.status == .disputed ? "Disputed" : "",
                    cells: [
                        invoice.dueDate.short, days.counting("day"), invoice.outstanding.text,
                    ], isTicked: ticked.contains(invoice.id))
            }, emptiness: "No invoice of this customer is overdue on the letter date.")
    }

    private init(invoicesOf draft: Draft, after last: ID<Invoice>?, in office: Office) throws {
        let ticked = Set(draft.invoiceIDs)
        let window = try InvoiceWindow.of(draft.customer.id, after: last, in: office)
        let namesBills = draft.type.letterTemplate == nil
        func row(_ invoice: Invoice) -> Row {
            Row(
                id: invoice.id.number, name: invoice.number,
                note: namesBills && !invoice.hasBill ? "No bill yet" : "",
                badge: invoice.status == .disputed ? "Disputed" : "",
                cells: [
                    invoice.date.short, invoice.dueDate.short, invoice.amount.text, invoice.outstanding.text,
                ], isTicked: ticked.contains(invoice.id))
        }
        let shown = Set(window.invoices.map(\.id))
        self.init(
            columns: [
                Column(name: "Invoice"), Column(name: "Date"), Column(name: "Due"),
                Column(name: "Amount", isNumber: true), Column(name: "Outstanding", isNumber: true),
            ], rows: window.invoices.map(row), emptiness: "This customer has no invoices.")
        self.window = window
        elsewhere = try Invoice.find(
            ticked.subtracting(shown).sorted { $0.number > $1.number }, of: draft.customer.id, in: office
        )
        .reversed().map(row)
    }

    private init(paymentsOf draft: Draft, _ section: ContentSection, in office: Office) throws {
        let ticked = Set(draft.paymentIDs)
        let payments = try Payment.page(
            of: draft.customer.id, statuses: section.statuses, topUpsFirst: section.prefersTopUps, limit: 200,
            in: office)
        let missed = section.statuses?.contains(.failed) ?? false
        self.init(
            columns: [
                Column(name: "Payment"), Column(name: "Date"), Column(name: "Status"),
                Column(name: "Amount", isNumber: true),
            ],
            rows: payments.map { payment in
                Row(
                    id: payment.id.number, name: payment.reference,
                    note: payment.isAutoTopUp
                        ? "Automatic top-up" : payment.failureReason.isEmpty ? payment.method : payment.failureReason,
                    cells: [payment.date.short, payment.status.title, payment.amount.text],
                    isTicked: ticked.contains(payment.id))
            },
            emptiness: missed ? "No payment of this customer has failed." : "There is no payment to choose.")
    }

    private init(numbersOf draft: Draft, in office: Office) throws {
        let ticked = Set(draft.numberIDs)
        self.init(
            columns: [Column(name: "Number"), Column(name: "Name")],
            rows: try CustomerNumber.of(draft.customer.id, in: office).map { number in
                Row(
                    id: number.id.number, name: number.number, badge: number.status == .ceased ? "Ceased" : "",
                    cells: [number.label], isTicked: ticked.contains(number.id))
            }, emptiness: "No numbers are kept for this customer.")
    }
}

extension Payment.Status {
    var title: String { rawValue.prefix(1).uppercased() + rawValue.dropFirst() }
}
