import Postroom

extension Customer.PaymentMethod {
    /// As screens show it.
    var title: String {
        rawValue.prefix(1).uppercased() + rawValue.dropFirst()
    }
}
