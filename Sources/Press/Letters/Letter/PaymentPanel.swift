/// Where the money goes: the panel that tells a customer how to pay.
package struct PaymentPanel: Hashable, Sendable {
    package var payee: String
    package var bank: String?
    package var sortCode: String?
    package var accountNumber: String?
    package var iban: String?
    package var reference: String?
    /// A sentence under the details, such as the address of a payment page.
    package var note: String?

    package init(
        payee: String, bank: String? = nil, sortCode: String? = nil, accountNumber: String? = nil, iban: String? = nil,
        reference: String? = nil, note: String? = nil
    ) {
        self.payee = payee
        self.bank = bank
        self.sortCode = sortCode
        self.accountNumber = accountNumber
        self.iban = iban
        self.reference = reference
        self.note = note
    }
}
