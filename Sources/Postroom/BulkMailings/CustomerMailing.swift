/// A run that looked at a customer, as the customer's page shows it.
package struct CustomerMailing: Sendable {
    package let mailing: BulkMailing
    package let item: MailingItem
}
