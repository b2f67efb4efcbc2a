/// One of our fields that a column of a file can fill.
package enum ImportField: Int, CaseIterable, Sendable {
    case account, name, firstName, lastName, contactName, salutation, line1, line2, line3, city,
        county, postcode,
        country
    case email, telephone, otherTelephone, mobile, status, customerClass, paymentMethod,
        accountManager,
        creditController
    case currency, terms, flags, since, receivesEmail, group, building, billingCycle
    case number, date, dueDate, amount, outstanding, reference, purchaseOrder
    case paymentReference, method, paymentStatus, customerReference, invoiceNumber
    case failureReason, failedOn, autoTopUp

    /// As `--map` and the page's form name it.
    package var name: String {
        switch self {
        case .account: "account number"
        case .name: "name"
        case .firstName: "contact first name"
        case .lastName: "contact last name"
        case .contactName: "contact name"
        case .salutation: "salutation"
        case .line1: "address line 1"
        case .line2: "address line 2"
        case .line3: "address line 3"
        case .city: "city"
        case .county: "county"
        case .postcode: "postcode"
        case .country: "country"
        case .email: "email"
        case .telephone: "telephone"
        case .otherTelephone: "other telephone"
        case .mobile: "mobile"
        case .status: "status"
        case .customerClass: "class"
        case .paymentMethod: "payment method"
        case .accountManager: "account manager"
        case .creditController: "credit controller"
        case .currency: "currency"
        case .terms: "terms"
        case .flags: "flags"
        case .since: "since"
        case .receivesEmail: "receives email"
        case .group: Division.Kind.group.rawValue
        case .building: Division.Kind.building.rawValue
        case .billingCycle: Division.Kind.billingCycle.rawValue
        default: ledgerName
        }
    }

    private var ledgerName: String {
        switch self {
        case .number: "number"
        case .date: "date"
        case .dueDate: "due date"
        case .amount: "amount"
        case .outstanding: "outstanding"
        case .reference: "reference"
        case .purchaseOrder: "purchase order"
        case .paymentReference: "payment reference"
        case .method: "method"
        case .paymentStatus: "payment status"
        case .customerReference: "customer reference"
        case .invoiceNumber: "invoice number"
        case .failureReason: "failure reason"
        case .failedOn: "failed on"
        case .autoTopUp: "auto top-up"
        default: preconditionFailure("every other field has a name of its own")
        }
    }

    /// As the page shows it.
    package var title: String { name.prefix(1).uppercased() + name.dropFirst() }

    package init?(name: String) {
        let wanted = Self.key(name)
        guard let field = Self.allCases.first(where: { Self.key($0.name) == wanted }) else {
            return nil
        }
        self = field
    }

    package var isDate: Bool { self == .date || self == .dueDate || self == .since || self == .failedOn }
    package var isAmount: Bool { self == .amount || self == .outstanding }

    /// A heading without anything that is written differently from program to program.
    static func key(_ heading: String) -> String {
        String(
            heading.folded.unicodeScalars.filter {
                $0.properties.isAlphabetic || $0.properties.numericType != nil
            })
    }
}
