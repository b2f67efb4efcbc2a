package import Postroom

/// Somebody who is to have an email.
package struct EmailRecipient: Equatable, Sendable {
    package let address: EmailAddress
    package let name: String
    /// `nil` for an address that was typed.
    package let point: ContactPoint?
    package var isCopy = false

    package init(address: EmailAddress, name: String, point: ContactPoint?, isCopy: Bool = false) {
        (self.address, self.name, self.point, self.isCopy) = (address, name, point, isCopy)
    }

    /// `nil` where the point holds no email address.
    ///
    /// - Parameter customer: how the customer is called, for an address that is no contact's.
    package init?(_ point: ContactPoint, of customer: String) {
        guard let address = EmailAddress(point.value) else { return nil }
        self.init(address: address, name: point.contactName.isEmpty ? customer : point.contactName, point: point)
    }
}
