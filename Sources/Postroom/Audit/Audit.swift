/// What happened to a record: who, when, why. Written in the transaction of the change itself, never altered.
package struct Audit: Sendable {
    package enum Subject: String, Sendable {
        case staff, customer, correspondence, message, todo, invoice, payment
        case importRun = "import"
        case template
        case type = "correspondence type"
        case organisation
        case contactPoint = "contact point"
        case todoRule = "TODO rule"
        case letterOrder = "letter order"
        case defaultValues = "default values"
        case directDebitAccount = "direct debit account"
        case paymentCard = "payment card"
        case bulkMailing = "bulk mailing"
    }

    package let at: Moment
    /// `Postroom` where nobody pressed anything.
    package let by: String
    package let action: String
    package let summary: String
    package let reason: String
    package let details: String
}
