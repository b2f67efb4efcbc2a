/// What a letter says of interest and compensation, and why, in words for the clerk.
///
/// They are claimed only where all of these hold: the organisation wants it, the customer's class allows it, no
/// breathing space forbids it, and the reference rate of every debt is known. A private person is never charged unless
/// the class says that its debts are business debts, as for sole traders.
package struct Reckoning: Sendable, Equatable {
    /// `nil`: the letter says nothing of them.
    package let charges: FrozenContent.Charges?
    package let note: String

    package init(
        of invoices: [FrozenContent.InvoiceLine], standing: FrozenContent.Standing, on day: Day, protected: Bool,
        in office: Office
    ) throws {
        let wish = try LateInterest.current(in: office)
        guard wish != .off else {
            self.init(nil, "This organisation’s letters say nothing of interest and compensation.")
            return
        }
        guard standing.isBusinessDebt else {
            self.init(nil, "No interest or compensation: the late payment rules are for business debts only.")
            return
        }
        guard !protected else {
            self.init(nil, "No interest or compensation: the customer is in a breathing space.")
            return
        }
        guard wish == .charge else {
            self.init(.init(extent: .mention), "The letter says that interest and compensation may be claimed.")
            return
        }
        try self.init(charging: invoices, on: day, in: office)
    }

    private init(_ charges: FrozenContent.Charges?, _ note: String) {
        (self.charges, self.note) = (charges, note)
    }

    private init(charging invoices: [FrozenContent.InvoiceLine], on day: Day, in office: Office) throws {
        var lines: [FrozenContent.Charges.Line] = []
        for invoice in invoices {
            // The fixed sums of the law are in pounds, so debts in other currencies are left alone.
            guard invoice.currency == Currency.pounds.code, invoice.outstanding > 0, let due = Day(text: invoice.due),
                due < day
            else { continue }
            guard let reference = try BaseRate.forDebt(due: due, in: office) else {
                self.init(
                    .init(extent: .mention),
                    "Nothing is claimed: the reference rate from \(BaseRate.halfYear(of: due + 1).long) has not been "
                        + "entered. The letter only says that interest and compensation may be claimed.")
                return
            }
            let charge = LateCharge(debt: invoice.outstanding, due: due, on: day, reference: reference.rate)
            lines.append(
                .init(
                    number: invoice.number, due: due, debt: invoice.outstanding, reference: reference.rate,
                    charge: charge))
        }
        guard !lines.isEmpty else {
            self.init(nil, "No interest or compensation: no invoice of the letter is late and in pounds.")
            return
        }
        let charges = FrozenContent.Charges(
            extent: .charge, lines: lines, daily: LateCharge.daily(lines.map { ($0.debt, $0.rate) }))
        self.init(charges, "The letter claims interest and compensation. The preview shows the working.")
    }
}
