/// What the rows of a file are about.
package enum ImportSubject: String, CaseIterable, Sendable {
    case accounts, invoices, payments

    package var title: String { rawValue.prefix(1).uppercased() + rawValue.dropFirst() }

    /// The fields that a file may fill, in the order in which they are shown.
    package var fields: [ImportField] {
        switch self {
        case .accounts:
            [
                .account, .name, .firstName, .lastName, .contactName, .salutation, .line1, .line2, .line3,
                .city,
                .county,
                .postcode, .country, .email, .telephone, .otherTelephone, .mobile, .status, .customerClass,
                .paymentMethod,
                .accountManager, .creditController, .currency, .terms, .flags, .since, .receivesEmail,
                .group, .building, .billingCycle,
            ]
        case .invoices:
            [
                .number, .account, .date, .dueDate, .amount, .outstanding, .currency, .reference,
                .purchaseOrder,
                .terms,
            ]
        case .payments:
            [
                .paymentReference, .account, .date, .amount, .currency, .method, .paymentStatus,
                .customerReference,
                .invoiceNumber, .failureReason, .failedOn, .autoTopUp,
            ]
        }
    }

    /// The fields without which nothing can be imported. An invoice also needs its amount or what is outstanding.
    package var required: [ImportField] {
        switch self {
        case .accounts: [.account, .name]
        case .invoices: [.number, .account, .date, .dueDate]
        case .payments: [.paymentReference, .account, .date, .amount]
        }
    }
}
