/// How a customer wants to be written to.
package struct CommunicationPreferences: Sendable, Equatable {
    /// `nil`: no preference.
    package var channel: Channel?
    /// Whether letters to many and Send Letters email this customer at all.
    package var receivesEmail: Bool
    /// Of the customer.
    package let version: Int

    package init(channel: Channel?, receivesEmail: Bool, version: Int) {
        (self.channel, self.receivesEmail, self.version) = (channel, receivesEmail, version)
    }

    package enum Channel: String, CaseIterable, Sendable {
        case email, post

        package var title: String { self == .email ? "Email" : "Post" }
    }

    package enum Saved: Sendable, Equatable {
        /// - lacksAddress: letters are wanted by post, and there is no address to post them to.
        case saved(lacksAddress: Bool)
        /// Somebody else has changed the customer meanwhile: as it is now.
        case outdated(CommunicationPreferences)
    }
}
