import Postroom

extension Customer.PaymentMethod {
    /// As screens show it.
    var title: String {
        switch self {
        case .directDebit: "Direct debit"
        case .card: "Card"
        case .bankTransfer: "Bank transfer"
        case .cheque: "Cheque"
        case .cash: "Cash"
        case .other: "Other"
        }
    }
}
