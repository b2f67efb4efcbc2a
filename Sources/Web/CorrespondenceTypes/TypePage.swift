import FastCGI
import Mustache
import Postroom

/// One type: what its form asks, what it may be used for, what makes it by itself.
enum TypePage {
    static func show(_ visit: Visit) throws -> Reply {
        let card = try find(visit)
        return try show(visit, card, TypeEntry(card), version: card.version, [])
    }

    static func save(_ visit: Visit) throws -> Reply {
        let card = try find(visit)
        let entry = TypeForm.sent(visit.form, card)
        let version = visit.form["version"].flatMap { Int($0) } ?? 0
        switch try card.amend(entry, version: version, in: visit.office) {
        case .saved:
            return visit.redirect(to: TypeListPage.address(card.type), saying: "\(entry.name.trimmed) is saved.")
        case .refused(let problems): return try show(visit, card, entry, version: version, problems)
        case .outdated(let now):
            let problem = Problem(
                "Somebody else changed \(card.type.name) meanwhile, so nothing was saved. The trail below says what. "
                    + "Look it over, then save again.")
            return try show(visit, now, entry, version: now.version, [problem], status: 409)
        }
    }

    static func askCopy(_ visit: Visit) throws -> Reply {
        try copyForm(visit, try find(visit), "", [])
    }

    static func copy(_ visit: Visit) throws -> Reply {
        let card = try find(visit)
        let name = visit.form["name"] ?? ""
        switch try card.copy(named: name, in: visit.office) {
        case .saved(let code):
            return visit.redirect(
                to: "/correspondence-types/\(code)",
                saying: "\(name.trimmed) is added. It is switched off until you make it available.")
        case .refused(let problems): return try copyForm(visit, card, name, problems)
        case .outdated: preconditionFailure("a copy has no earlier version")
        }
    }

    /// The type that the address names, for those who may change it.
    static func find(_ visit: Visit) throws -> TypeCard {
        guard let card = try TypeCard.find(code: visit["type"], in: visit.office) else { throw TurnedAway.notFound }
        return card
    }

    private static func show(
        _ visit: Visit, _ card: TypeCard, _ entry: TypeEntry, version: Int, _ problems: [Problem], status: Int? = nil
    ) throws -> Reply {
        let (office, type) = (visit.office, card.type)
        let address = TypeListPage.address(type)
        return try visit.show(
            "correspondence-types/show", title: ErrorSummary.title(type.name, problems), at: .types,
            crumbs: [Crumb("Correspondence Types", "/correspondence-types"), Crumb(type.name)],
            status: status ?? ErrorSummary.status(problems),
            ErrorSummary.entries(problems) + TypeForm.entries(entry, card, problems) + [
                ("heading", .text(type.name)), ("address", .text(address)), ("version", .integer(version)),
                ("is_off", .bool(!type.isAvailable)),
                ("letter", type.letterTemplate == nil ? .null : .text("\(address)/letter")),
                ("email", type.emailTemplate == nil ? .null : .text("\(address)/email")),
            ]
                + AuditTable.entries(
                    try Audit.trail(of: .type, type.id.number, limit: 30, in: office), in: office))
    }

    private static func copyForm(
        _ visit: Visit, _ card: TypeCard, _ name: String, _ problems: [Problem]
    ) throws -> Reply {
        var field = FormField("name", "Name of the new type", value: name)
        (field.limit, field.isRequired) = (TypeCard.longestName, true)
        let address = TypeListPage.address(card.type)
        return try visit.show(
            "correspondence-types/copy", title: ErrorSummary.title("Copy \(card.type.name)", problems), at: .types,
            crumbs: [
                Crumb("Correspondence Types", "/correspondence-types"), Crumb(card.type.name, address), Crumb("Copy"),
            ], status: ErrorSummary.status(problems),
            ErrorSummary.entries(problems) + [
                field.entry(problems), ("original", .text(card.type.name)), ("address", .text(address)),
            ])
    }
}
