import FastCGI
import Mustache
import Postroom

/// Adding, changing, deleting and reinstating an email address: a form each, then the deed.
enum AddressChangePages {
    // MARK: Add

    static func askAdd(_ visit: Visit) throws -> Reply {
        let frame = try CustomerFrame(visit)
        try frame.office.require(.edit, of: .customers)
        return try addForm(frame, AddressForm(Form(), contact: visit.query["contact"].flatMap { ID(text: $0) }))
    }

    static func add(_ visit: Visit) throws -> Reply {
        let frame = try CustomerFrame(visit)
        var form = AddressForm(visit.form)
        switch try ContactPoint.add(form.entry, to: frame.customer, in: frame.office) {
        case .done:
            return visit.redirect(to: "\(frame.address)/contacts", saying: "\(form.entry.email.trimmed) is added.")
        case .refused(let problems): form.problems = problems
        case .conflict: throw TurnedAway.conflict("Somebody else changed the contacts meanwhile. Nothing was added.")
        }
        return try addForm(frame, form)
    }

    private static func addForm(_ frame: CustomerFrame, _ form: AddressForm) throws -> Reply {
        let contacts = try Contact.of(frame.customer.id, in: frame.office)
        return try frame.show(
            form: "addresses/form", title: "Add email address", problems: form.problems,
            [
                ("action", .text("\(frame.address)/addresses")), ("back", .text("\(frame.address)/contacts")),
                ("button", "Add"), ("was", ""), ("is_change", false),
            ] + form.entries(contacts, customer: frame.customer))
    }

    // MARK: Change

    static func askChange(_ visit: Visit) throws -> Reply {
        let frame = try AddressFrame(visit)
        try frame.office.require(.edit, of: .customers)
        return try changeForm(frame, AddressForm(frame.point))
    }

    static func change(_ visit: Visit) throws -> Reply {
        let frame = try AddressFrame(visit)
        var form = AddressForm(visit.form)
        guard visit.form["was"] == frame.point.value else { return try tooLate(frame) }
        switch try frame.point.change(to: form.entry, of: frame.customer, in: frame.office) {
        case .done: return frame.done("The address is saved.")
        case .refused(let problems): form.problems = problems
        case .conflict: return try tooLate(frame)
        }
        return try changeForm(frame, form)
    }

    private static func changeForm(_ frame: AddressFrame, _ form: AddressForm) throws -> Reply {
        let contacts = try Contact.of(frame.customer.id, in: frame.office)
        // The form's own field is called email too, and comes later.
        let fields = form.entries(contacts, customer: frame.customer)
        return try frame.frame.show(
            form: "addresses/form", title: "Change email address", problems: form.problems,
            [
                ("action", .text("\(frame.address)/change")), ("back", .text(frame.address)), ("button", "Save"),
                ("was", .text(frame.point.value)), ("is_change", true),
            ] + fields)
    }

    // MARK: Delete

    static func askDelete(_ visit: Visit) throws -> Reply {
        let frame = try AddressFrame(visit)
        try frame.office.require(.edit, of: .customers)
        return try frame.show("addresses/delete", title: "Delete email address", crumb: "Delete", [])
    }

    static func delete(_ visit: Visit) throws -> Reply {
        let frame = try AddressFrame(visit)
        guard visit.form["was"] == frame.point.value else { return try tooLate(frame) }
        guard case .done = try frame.point.remove(from: frame.customer, in: frame.office) else {
            return try tooLate(frame)
        }
        return visit.redirect(to: "\(frame.frame.address)/contacts", saying: "\(frame.point.value) is deleted.")
    }

    // MARK: Reinstate

    static func askReinstate(_ visit: Visit) throws -> Reply {
        let frame = try AddressFrame(visit)
        try frame.office.require(.edit, of: .customers)
        guard frame.point.state == .suspended else {
            return frame.done(
                "It is \(frame.point.state.rawValue), not suspended. A blocked address comes back when its owner confirms "
                    + "it: send a verification link.")
        }
        return try reinstateForm(frame, reason: "", problems: [])
    }

    static func reinstate(_ visit: Visit) throws -> Reply {
        let frame = try AddressFrame(visit)
        let reason = visit.form["reason"] ?? ""
        switch try frame.point.reinstate(reason: reason, of: frame.customer, in: frame.office) {
        case .done: return frame.done("Emails go to \(frame.point.value) again.")
        case .refused(let problems): return try reinstateForm(frame, reason: reason, problems: problems)
        case .conflict: return try tooLate(frame)
        }
    }

    private static func reinstateForm(_ frame: AddressFrame, reason: String, problems: [Problem]) throws -> Reply {
        var field = FormField("reason", "Reason", value: reason)
        (field.hint, field.limit, field.isRequired) = ("Stands in the history of the address", 300, true)
        return try frame.show(
            "addresses/reinstate", title: "Reinstate email address", crumb: "Reinstate", problems: problems,
            [
                ("state_reason", frame.point.stateReason.isEmpty ? .null : .text(frame.point.stateReason)),
                field.entry(problems),
            ])
    }

    private static func tooLate(_ frame: AddressFrame) throws -> Reply {
        throw TurnedAway.conflict(
            "Somebody else changed this address meanwhile, so nothing was done. Open the customer’s contacts again.")
    }
}
