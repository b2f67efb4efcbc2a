import FastCGI
import Mustache
import Postroom

/// One email address of a customer, and where its pages stand.
struct AddressFrame {
    let frame: CustomerFrame
    let point: ContactPoint
    /// `/customers/12345/addresses/7`
    let address: String

    var office: Office { frame.office }
    var customer: Customer { frame.customer }

    /// The address that the visit names; one of another customer is not found.
    init(_ visit: Visit) throws {
        frame = try CustomerFrame(visit)
        guard let id = ID<ContactPoint>(text: visit["point"]),
            let point = try ContactPoint.find(id, of: frame.customer.id, in: frame.office), point.kind == .email
        else { throw TurnedAway.notFound }
        self.point = point
        address = Self.address(of: point, at: frame)
    }

    static func address(of point: ContactPoint, at frame: CustomerFrame) -> String {
        "\(frame.address)/addresses/\(point.id.number)"
    }

    /// Fills a page about the address.
    func show(
        _ view: String, title: String, crumb: String? = nil, problems: [Problem] = [], status: Int? = nil,
        _ data: [(String, Value)]
    ) throws -> Reply {
        let account = customer.account.text
        var crumbs = [
            Crumb("Customer List", "/customers"), Crumb("\(account) \(customer.name)", frame.address),
            Crumb("Contacts", "\(frame.address)/contacts"), Crumb(point.value, crumb == nil ? "" : address),
        ]
        if let crumb { crumbs.append(Crumb(crumb)) }
        return try frame.visit.show(
            view, title: ErrorSummary.title("\(title), \(account)", problems), at: .customerList, crumbs: crumbs,
            status: status ?? ErrorSummary.status(problems),
            ErrorSummary.entries(problems) + [
                ("heading", .text(title)), ("customer", .text(customer.name)), ("address", .text(address)),
                ("email", .text(point.value)), ("state", .text(point.state.title)), ("tone", .text(point.state.tone)),
            ] + data)
    }

    /// Back to the address, with what was done.
    func done(_ message: String) -> Reply { frame.visit.redirect(to: address, saying: message) }
}

extension ContactPoint.State {
    var title: String {
        switch self {
        case .unverified: "Unverified"
        case .verified: "Verified"
        case .suspended: "Suspended"
        case .blocked: "Blocked"
        case .invalid: "Invalid"
        }
    }

    /// The class of its badge.
    var tone: String {
        switch self {
        case .unverified: ""
        case .verified: "good"
        case .suspended: "warn"
        case .blocked, .invalid: "bad"
        }
    }

    /// What it means and how it ends, in a sentence.
    var meaning: String {
        switch self {
        case .unverified: "Nobody has confirmed this address yet. Emails go to it."
        case .verified: "Its owner has confirmed this address."
        case .suspended: "Emails came back too often, so none go to it. Staff can reinstate it."
        case .blocked: "No email goes to it. Only its owner can bring it back, by a verification link."
        case .invalid: "No mail can ever go to it. Change it to one that works."
        }
    }
}
