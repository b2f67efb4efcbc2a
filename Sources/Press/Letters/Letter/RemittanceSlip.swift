/// A slip at the foot of a letter, to be cut off and returned with a payment.
package struct RemittanceSlip: Hashable, Sendable {
    package var title: String
    package var hint: String
    /// Who is paid and where to send the slip.
    package var payee: [String]
    /// What the payment is for: labels and values.
    package var facts: [Fact]
    /// As in "Amount paid", with room to write.
    package var blank: String

    package struct Fact: Hashable, Sendable {
        package let label: String
        package let value: String

        package init(label: String, value: String) {
            (self.label, self.value) = (label, value)
        }
    }

    package init(title: String, hint: String, payee: [String], facts: [Fact], blank: String) {
        (self.title, self.hint, self.payee) = (title, hint, payee)
        (self.facts, self.blank) = (facts, blank)
    }
}
