/// Why a customer should not, or must not, be sent a correspondence of a type.
package struct Obstacle: Sendable, Equatable {
    package enum Kind: Sendable {
        case statusForbids, breathingSpace, noMarketingConsent
    }

    package let kind: Kind
    /// For the clerk who writes by hand, in a sentence or two.
    package let message: String

    /// Whether it stops a correspondence of this origin. A person may have a good reason to write all the same and is
    /// only warned; what is made for many or by itself has none. Without consent nobody may send marketing.
    package func stops(_ origin: Correspondence.Origin) -> Bool {
        origin != .manual || kind == .noMarketingConsent
    }
}
