import FastCGI
import Mustache
import Postroom

/// Who is written to at a customer's, and how each can be reached.
enum ContactsPage {
    static func show(_ visit: Visit) throws -> Reply {
        let frame = try CustomerFrame(visit)
        let (office, customer) = (frame.office, frame.customer)
        let contacts = try Contact.of(customer.id, in: office)
        let points = try ContactPoint.of(customer.id, in: office)
        let lines = try customer.billingAddress(in: office).lines
        let own = points.filter { $0.contactID == nil }
        var rows = contacts.map { contact in
            row(contact.name, contact.jobTitle, contact.isDefault, points.filter { $0.contactID == contact.id }, frame)
        }
        if !own.isEmpty { rows.append(row(customer.name, "The customer’s own", false, own, frame)) }
        return try frame.show(
            "customers/contacts", at: .contacts,
            [
                ("rows", .list(rows)), ("has_rows", .bool(!rows.isEmpty)),
                ("lines", .list(lines.map { .text($0) })), ("has_lines", .bool(!lines.isEmpty)),
                ("preferences", .list(PreferencesPage.words(try customer.preferences(in: office)).map { .text($0) })),
                ("is_reachable", .bool(points.contains(where: \.isUsableEmail))),
            ])
    }

    private static func row(
        _ name: String, _ title: String, _ isDefault: Bool, _ points: [ContactPoint], _ frame: CustomerFrame
    ) -> Value {
        let emails = points.filter { $0.kind == .email }
        let others = points.filter { $0.kind != .email }
        let classes = CorrespondenceClass.allCases.filter { kind in emails.contains { $0.classes.contains(kind) } }
        return [
            "name": .text(name), "title": title.isEmpty ? .null : .text(title), "is_default": .bool(isDefault),
            "emails": .list(emails.map { email($0, frame) }), "has_emails": .bool(!emails.isEmpty),
            "others": .list(others.map { ["value": .text($0.value), "kind": .text(label($0.kind))] }),
            "has_others": .bool(!others.isEmpty),
            "classes": classes.isEmpty ? .null : .text(classes.map(\.title).joined(separator: ", ")),
        ]
    }

    private static func label(_ kind: ContactPoint.Kind) -> String {
        switch kind {
        case .mobile: "mobile"
        case .fax: "fax"
        case .web: "website"
        case .phone, .email: ""
        }
    }

    private static func email(_ point: ContactPoint, _ frame: CustomerFrame) -> Value {
        let (note, isBad) = note(point, frame.office)
        return [
            "address": .text(AddressFrame.address(of: point, at: frame)), "value": .text(point.value),
            "is_usable": .bool(point.isUsableEmail),
            "note": note.isEmpty ? .null : .text(note), "is_bad": .bool(isBad),
        ]
    }

    private static func note(_ point: ContactPoint, _ office: Office) -> (String, isBad: Bool) {
        let day = point.stateAt.map { " \($0.day(in: office.actor.timeZone).short)" } ?? ""
        let reason = point.stateReason.isEmpty ? "" : ": \(point.stateReason)"
        switch point.state {
        case .verified: return ("Confirmed\(day)", false)
        case .suspended: return ("Suspended\(day)\(reason)", true)
        case .blocked: return ("Blocked\(day)\(reason)", true)
        // What an import took as it was says so itself.
        case .invalid:
            let isSaid = point.stateReason.hasPrefix("Not an email address")
            return (isSaid ? point.stateReason : "Not an email address\(reason)", true)
        case .unverified: return point.isUsableEmail ? ("", false) : ("Not an email address that mail can go to", true)
        }
    }
}
