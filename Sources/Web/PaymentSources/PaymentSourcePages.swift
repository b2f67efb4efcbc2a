import FastCGI
import Mustache
import Postroom

/// Adding a bank account or a card to a customer, amending it, and taking it out of use.
struct PaymentSourcePages {
    static let directDebit = PaymentSourcePages(PaymentSourcePlace(.directDebit))
    static let card = PaymentSourcePages(PaymentSourcePlace(.card))

    private let place: PaymentSourcePlace

    private init(_ place: PaymentSourcePlace) { self.place = place }

    func new(_ visit: Visit) throws -> Reply {
        let frame = try CustomerFrame(visit)
        try frame.office.require(.edit, of: .customers)
        return try form(frame, PaymentSourceEntry(), nil, token: FormWord.fresh())
    }

    func add(_ visit: Visit) throws -> Reply {
        let frame = try CustomerFrame(visit)
        let token = visit.form["add_token"] ?? ""
        guard FormWord.isWellFormed(token) else { throw TurnedAway.expired }
        let entry = entry(visit.form)
        switch try PaymentSource.add(entry, place.kind, to: frame.customer, formToken: token, in: frame.office) {
        case .saved(let source):
            return visit.redirect(
                to: "\(frame.address)/payments", saying: "\(place.title) \(source.masked) has been added.")
        case .outdated: preconditionFailure("what is new cannot be outdated")
        case .refused(let problems): return try form(frame, entry, nil, token: token, problems)
        }
    }

    func edit(_ visit: Visit) throws -> Reply {
        let (frame, source) = try find(visit)
        var entry = PaymentSourceEntry(source)
        entry.expires = place.monthOnCard(source.expires)
        return try form(frame, entry, source, token: "")
    }

    func amend(_ visit: Visit) throws -> Reply {
        let (frame, source) = try find(visit)
        let entry = entry(visit.form)
        guard visit.form["version"] == String(source.version) else { return try outdated(frame, entry, source) }
        switch try source.amend(entry, in: frame.office) {
        case .saved(let source):
            return visit.redirect(
                to: "\(frame.address)/payments", saying: "\(place.title) \(source.masked) has been saved.")
        case .outdated(let now): return try outdated(frame, entry, now)
        case .refused(let problems): return try form(frame, entry, source, token: "", problems)
        }
    }

    func askUse(_ visit: Visit) throws -> Reply {
        let (frame, source) = try find(visit)
        try frame.office.require(.edit, of: .customers)
        return try frame.show(
            form: "payment-sources/use",
            title: source.isActive ? "Take \(place.noun) out of use" : "Take \(place.noun) back into use",
            [
                ("is_active", .bool(source.isActive)), ("masked", .text(source.masked)),
                ("holder", .text(source.holder)), ("noun", .text(place.noun)),
                ("version", .integer(source.version)), ("action", .text("\(place.address(source))/use")),
                ("back", .text(place.address(source))),
            ])
    }

    func changeUse(_ visit: Visit) throws -> Reply {
        let (frame, source) = try find(visit)
        let wanted = visit.form["active"] == "1"
        let back = "\(frame.address)/payments"
        let said = "\(place.title) \(source.masked) is \(wanted ? "in use again" : "out of use")."
        guard source.isActive != wanted else { return visit.redirect(to: back, saying: said) }
        guard visit.form["version"] == String(source.version),
            case .saved = try source.setActive(wanted, in: frame.office)
        else { return visit.redirect(to: place.address(source), saying: "Somebody has just changed it. Look again.") }
        return visit.redirect(to: back, saying: said)
    }

    // MARK: The form

    private func find(_ visit: Visit) throws -> (CustomerFrame, PaymentSource) {
        let frame = try CustomerFrame(visit)
        guard let id = Int(visit["source"]),
            let source = try PaymentSource.find(place.kind, id, of: frame.customer.id, in: frame.office)
        else { throw TurnedAway.notFound }
        return (frame, source)
    }

    private func entry(_ form: Form) -> PaymentSourceEntry {
        var entry = PaymentSourceEntry()
        entry.holder = form["holder"] ?? ""
        entry.number = form["number"] ?? ""
        entry.sortCode = form["sort_code"] ?? ""
        entry.reference = form["reference"] ?? ""
        entry.order = form["order"] ?? "1"
        entry.expires = form["expires"] ?? ""
        return entry
    }

    private func outdated(_ frame: CustomerFrame, _ entry: PaymentSourceEntry, _ now: PaymentSource) throws -> Reply {
        let problem = Problem(
            "Somebody has changed this meanwhile: it is now \(now.holder), \(now.masked). Save again to put yours in "
                + "its place.")
        return try form(frame, entry, now, token: "", [problem])
    }

    private func form(
        _ frame: CustomerFrame, _ entry: PaymentSourceEntry, _ source: PaymentSource?, token: String,
        _ problems: [Problem] = []
    ) throws -> Reply {
        let mayEdit = frame.office.actor.may(.edit, of: .customers)
        let title = source == nil ? "Add \(place.noun)" : "\(place.title) \(source?.masked ?? "")"
        return try frame.show(
            form: "payment-sources/form", title: title, problems: problems,
            fields(entry).map { $0.entry(problems) } + [
                ("action", .text(source.map { place.address($0) } ?? place.address(frame.customer.account.text))),
                ("add_token", token.isEmpty ? .null : .text(token)),
                ("version", source.map { .integer($0.version) } ?? .null), ("is_card", .bool(place.isCard)),
                ("is_active", .bool(source?.isActive ?? true)), ("is_kept", .bool(source != nil)),
                ("use", Value(source.map { "\(place.address($0))/use" })), ("may_edit", .bool(mayEdit)),
                ("save", .text(source == nil ? "Add \(place.noun)" : "Save")),
                ("back", .text("\(frame.address)/payments")),
                ("all", .text(place.list)), ("all_title", .text(place.entry.rawValue)),
            ])
    }

    /// A number is shown again by its last digits alone, also where something is wrong with another field.
    private func fields(_ entry: PaymentSourceEntry) -> [FormField] {
        var holder = FormField(
            "holder", place.isCard ? "Name on the card" : "Account name", value: entry.holder)
        holder.limit = PaymentSourceEntry.longestHolder
        holder.autocomplete = "off"
        var number = FormField(
            "number", place.isCard ? "Card number" : "Account number", value: entry.numberEnd)
        number.hint = "Only the last four digits are kept. You can type them alone."
        (number.limit, number.width, number.autocomplete) = (42, "w-3", "off")
        var sortCode = FormField("sort_code", "Sort code", value: entry.sortCodeEnd)
        sortCode.hint = "Only the last two digits are kept."
        (sortCode.limit, sortCode.width, sortCode.isOptional, sortCode.autocomplete) = (12, "w-2", true, "off")
        var reference = FormField(
            "reference", place.isCard ? "The provider’s reference" : "Mandate reference", value: entry.reference)
        (reference.limit, reference.isOptional) = (PaymentSourceEntry.longestReference, true)
        reference.autocomplete = "off"
        var order = FormField("order", "Collection order", value: entry.order)
        order.hint = "1 is debited first."
        (order.limit, order.width) = (2, "w-1")
        var expires = FormField("expires", "Expires", value: entry.expires)
        expires.hint = "As on the card, such as 11/27"
        (expires.limit, expires.width, expires.isOptional, expires.autocomplete) = (7, "w-2", true, "off")
        return [holder, number, sortCode, reference, order, expires]
    }
}
