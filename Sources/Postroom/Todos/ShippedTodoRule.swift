/// A rule as Postroom ships it.
struct ShippedTodoRule {
    let code: String
    let name: String
    let description: String
    let kind: String
    let text: String
    let dueDays: Int
    let assignee: TodoRule.Assignee
    let begins: Occurrence.Kind
    let ends: Occurrence.Kind?

    static let all = [
        ShippedTodoRule(
            code: "payment-failed", name: "Payment failed",
            description: "A payment did not go through. Done when the customer’s next payment comes in.",
            kind: "Payment", text: "A payment failed: find out why and agree the next step", dueDays: 2,
            assignee: .creditController, begins: .paymentFailed, ends: .paymentReceived),
        ShippedTodoRule(
            code: "invoice-overdue", name: "Invoice overdue",
            description: "The day after its due date an invoice is not paid. Done when nothing of it is outstanding.",
            kind: "Credit Control", text: "An invoice is overdue: ask for payment", dueDays: 3,
            assignee: .creditController, begins: .invoiceOverdue, ends: .invoicePaid),
        ShippedTodoRule(
            code: "email-bounced", name: "Email bounced",
            description: "An email came back. Done when an address of the customer is changed.",
            kind: "Contact Details", text: "An email came back: find an address that works", dueDays: 2,
            assignee: .accountManager, begins: .emailBounced, ends: .addressChanged),
        ShippedTodoRule(
            code: "letter-undeliverable", name: "Letter undeliverable",
            description: "A letter came back. Done when an address of the customer is changed.",
            kind: "Undelivered Mail", text: "A letter came back: find an address that works", dueDays: 5,
            assignee: .accountManager, begins: .letterUndeliverable, ends: .addressChanged),
    ]
}
