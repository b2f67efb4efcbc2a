import Postroom

/// Which template an address names: the letter or the email of a type.
struct TemplatePlace {
    let card: TypeCard
    let kind: Template.Kind
    let template: Template
    /// `/correspondence-types/welcome/letter`
    let address: String

    init(_ visit: Visit) throws {
        card = try TypePage.find(visit)
        let id: ID<Template>?
        switch visit["kind"] {
        case "letter": (kind, id) = (.letter, card.type.letterTemplate)
        case "email": (kind, id) = (.email, card.type.emailTemplate)
        default: throw TurnedAway.notFound
        }
        guard let id, let template = try Template.find(id, in: visit.office) else { throw TurnedAway.notFound }
        self.template = template
        address = "\(TypeListPage.address(card.type))/\(kind.rawValue)"
    }

    /// `Welcome, letter`
    var title: String { "\(card.type.name), \(kind.rawValue)" }

    func crumbs(_ more: [Crumb] = []) -> [Crumb] {
        [
            Crumb("Correspondence Types", "/correspondence-types"),
            Crumb(card.type.name, TypeListPage.address(card.type)),
            Crumb(kind == .letter ? "Letter" : "Email", more.isEmpty ? "" : address),
        ] + more
    }
}
