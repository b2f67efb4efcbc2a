/// A correspondence as the form holds it, before it is saved: the clerk's choices, not yet believed.
package struct Draft: Sendable {
    package let customer: Customer
    package let type: CorrespondenceType
    package var date: String
    package var yourReference = ""
    package var invoiceIDs: [ID<Invoice>] = []
    package var paymentIDs: [ID<Payment>] = []
    package var numberIDs: [ID<CustomerNumber>] = []
    package var dates: [String: String] = [:]
    package var texts: [String: String] = [:]
    package var periodFrom = ""
    package var periodTo = ""

    package static let longestText = 10_000
    package static let longestReference = 60

    package init(customer: Customer, type: CorrespondenceType, date: String) {
        (self.customer, self.type, self.date) = (customer, type, date)
    }

    /// A draft as the form first shows it: today, every overdue invoice and every number in use ticked, the payments
    /// that failed of late, dates and a period proposed.
    package static func proposed(for customer: Customer, type: CorrespondenceType, in office: Office) throws -> Draft {
        var draft = Draft(customer: customer, type: type, date: office.today.text)
        for section in type.sections { try draft.propose(section, in: office) }
        return draft
    }

    /// A draft about one payment, with the invoices it was meant for: what is made by itself when a payment fails or an
    /// account was topped up.
    package static func proposed(
        for customer: Customer, type: CorrespondenceType, about payment: ID<Payment>, in office: Office
    ) throws -> Draft {
        var draft = try proposed(for: customer, type: type, in: office)
        draft.paymentIDs = [payment]
        if type.section(.invoices) != nil {
            draft.invoiceIDs = try Payment.invoices(meantBy: draft.paymentIDs, of: customer.id, in: office)
        }
        return draft
    }

    private mutating func propose(_ section: ContentSection, in office: Office) throws {
        let today = office.today
        switch section.kind {
        case .overdueInvoices:
            invoiceIDs = try Invoice.overdue(of: customer.id, on: today, in: office)
                .filter { $0.status != .disputed }.map(\.id)
        case .payments: paymentIDs = try proposedPayments(section, in: office).map(\.id)
        case .invoices where !paymentIDs.isEmpty:
            invoiceIDs = try Payment.invoices(meantBy: paymentIDs, of: customer.id, in: office)
        case .numbers:
            numberIDs = try CustomerNumber.of(customer.id, in: office).filter { $0.status == .active }.map(\.id)
        case .date: dates[section.key] = (today + section.proposedDays).text
        case .period:
            let period = try StatementPeriod.proposed(for: customer.id, type: type.id, ending: today, in: office)
            (periodFrom, periodTo) = (period.from.text, period.to.text)
        case .invoices, .text, .statement, .charges, .verification: break
        }
    }

    /// The newest payment that may be ticked, with the others of that day.
    private func proposedPayments(_ section: ContentSection, in office: Office) throws -> [Payment] {
        let newest = try Payment.page(
            of: customer.id, statuses: section.statuses, topUpsFirst: section.prefersTopUps, limit: 20, in: office)
        return newest.filter { $0.date == newest.first?.date && $0.isAutoTopUp == newest.first?.isAutoTopUp }
    }
}
