/// A part into which an organisation divides its customers: a group, a building in which they are, or a billing cycle.
package struct Division: Sendable, Hashable, Identifiable {
    package let id: ID<Division>
    package let kind: Kind
    package let name: String

    package enum Kind: String, CaseIterable, Sendable {
        case group, building
        case billingCycle = "billing cycle"

        package var title: String { rawValue.prefix(1).uppercased() + rawValue.dropFirst() }
    }

    package static let longestName = 100
}
