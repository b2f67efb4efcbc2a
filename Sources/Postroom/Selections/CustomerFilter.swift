/// What customers are picked by. The same wherever a list of them is made: QuickSearch and Bulk Mailing.
///
/// Everything that is set must hold; in a set of choices any one of them.
package struct CustomerFilter: Hashable, Sendable, Codable {
    /// From and to, both included, in whole units and hundredths as typed; `nil`: no limit.
    package struct Amounts: Hashable, Sendable, Codable {
        /// Hundredths of the customer's own currency.
        package var from: Int?
        package var to: Int?

        package init(from: Int? = nil, to: Int? = nil) { (self.from, self.to) = (from, to) }
        package var isOff: Bool { from == nil && to == nil }
    }

    package struct Days: Hashable, Sendable, Codable {
        package var from: Int?
        package var to: Int?

        package init(from: Int? = nil, to: Int? = nil) { (self.from, self.to) = (from, to) }
        package var isOff: Bool { from == nil && to == nil }
    }

    /// Any one of the chosen of each kind.
    package struct Divisions: Hashable, Sendable, Codable {
        package var groups: Set<ID<Division>> = []
        package var buildings: Set<ID<Division>> = []
        package var billingCycles: Set<ID<Division>> = []

        package init() {}
        package var isOff: Bool { groups.isEmpty && buildings.isEmpty && billingCycles.isEmpty }

        package subscript(kind: Division.Kind) -> Set<ID<Division>> {
            get { self[keyPath: Self.path(kind)] }
            set { self[keyPath: Self.path(kind)] = newValue }
        }

        private static func path(_ kind: Division.Kind) -> WritableKeyPath<Divisions, Set<ID<Division>>> {
            switch kind {
            case .group: \.groups
            case .building: \.buildings
            case .billingCycle: \.billingCycles
            }
        }
    }

    /// A member of staff, or nobody.
    package enum Person: Hashable, Sendable, Codable {
        case nobody
        case staff(ID<Staff>)
    }

    package var statuses: Set<ID<CustomerStatus>> = []
    package var paymentMethods: Set<Customer.PaymentMethod> = []
    package var accountManagers: Set<Person> = []
    package var creditControllers: Set<Person> = []
    package var classes: Set<ID<CustomerClass>> = []
    package var kinds: Set<Customer.Kind> = []
    package var divisions: Divisions {
        get { chosenDivisions ?? Divisions() }
        set { chosenDivisions = newValue.isOff ? nil : newValue }
    }
    /// Missing in filters that were kept before customers were divided.
    private var chosenDivisions: Divisions?
    package var unpaid = Amounts()
    package var overdue = Amounts()
    /// Of the oldest overdue invoice.
    package var daysOverdue = Days()
    /// Flags that a customer must carry, or must not. What is absent does not matter.
    package var flags: [ID<Flag>: Bool] = [:]
    package var onHold: Bool?
    package var received = CorrespondenceFilter()
    package var notReceived = CorrespondenceFilter()

    package init() {}
}
