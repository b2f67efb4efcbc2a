/// View / Edit Direct Debit Accounts, View / Edit Payment Cards: everything customers pay from, in one list.
package struct PaymentSourceList: Sendable {
    package static let pageSize = 50

    package enum Order: String, Sendable {
        /// By the customer's account number.
        case account
        case added
    }

    package enum Use: String, CaseIterable, Sendable {
        case active, inactive, all
    }

    package let kind: PaymentSource.Kind
    /// Account number or name of the customer; empty: everybody.
    package var words = ""
    package var use = Use.active
    package var order = Order.account
    package var isDescending = false
    package var after: ListCursor?

    package init(_ kind: PaymentSource.Kind) {
        self.kind = kind
    }

    package struct Page: Sendable {
        package let sources: [PaymentSource]
        package let next: ListCursor?
    }

    func cursor(_ source: PaymentSource) -> ListCursor {
        ListCursor(value: order == .account ? source.account.lowercased() : "", id: source.id)
    }
}
