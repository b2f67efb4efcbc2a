import SQL

extension CorrespondenceType {
    /// What speaks against sending the customer a correspondence of this type on a day; empty: nothing.
    package func obstacles(for customer: Customer, on day: Day, in office: Office) throws -> [Obstacle] {
        var obstacles: [Obstacle] = []
        if !customer.status.allowsCorrespondence {
            obstacles.append(
                Obstacle(
                    kind: .statusForbids,
                    message: "This customer’s status is \(customer.status.name), which does not allow correspondence. "
                        + "Check before you write."))
        }
        if correspondenceClass == .creditControl, let space = try BreathingSpace.of(customer.id, on: day, in: office) {
            let end = space.until.map { "until \($0.long)" } ?? "and no end is noted"
            obstacles.append(
                Obstacle(
                    kind: .breathingSpace,
                    message: "This customer is in a breathing space \(end). The law forbids asking for payment or "
                        + "adding interest and fees meanwhile. Write only what the customer has asked for."))
        }
        if correspondenceClass == .marketing, try !customer.consentsToMarketing(in: office) {
            obstacles.append(
                Obstacle(
                    kind: .noMarketingConsent,
                    message: "This customer has not agreed to receive marketing, so nothing can be sent."))
        }
        return obstacles
    }
}

/// A time in which the law forbids asking a customer for payment.
///
/// - Source: The Debt Respite Scheme (Breathing Space Moratorium and Mental Health Crisis Moratorium) (England and
///   Wales) Regulations 2020, regulation 7.
package struct BreathingSpace: Sendable, Equatable {
    /// The name of the flag that says so.
    package static let flagName = "Breathing space"

    /// The last day; `nil`: no end is noted.
    package let until: Day?

    /// The breathing space in which a customer is on a day, if any.
    package static func of(_ customer: ID<Customer>, on day: Day, in office: Office) throws -> BreathingSpace? {
        try office.database.first(
            """
            SELECT f.until FROM customer_flag f JOIN flag g ON g.id = f.flag_id
            WHERE f.customer_id = \(customer) AND \(holds(on: day))
            """
        ) { BreathingSpace(until: $0[0]) }
    }

    /// Whether `customer_flag f` with its `flag g` is one, on a day.
    static func holds(on day: Day) -> SQL { "g.name = \(flagName) AND \(Flag.holds(on: day))" }
}

extension Customer {
    /// Whether the customer has agreed to receive marketing.
    package func consentsToMarketing(in office: Office) throws -> Bool {
        try office.database.first("SELECT marketing_consent FROM customer WHERE id = \(id)") { $0[0] } ?? false
    }

    /// How the law treats the customer, by the class.
    func standing(in office: Office) throws -> FrozenContent.Standing {
        let found: FrozenContent.Standing? = try office.database.first(
            """
            SELECT k.is_individual, k.is_business_debt FROM customer c JOIN customer_class k ON k.id = c.class_id
            WHERE c.id = \(id)
            """
        ) { .init(isIndividual: $0[0], isBusinessDebt: $0[1]) }
        guard let found else { throw Correspondence.Gone() }
        return found
    }
}
