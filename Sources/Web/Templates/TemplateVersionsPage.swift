import FastCGI
import Mustache
import Postroom
import Press

/// The versions of a template: who changed what and why, and going back to one.
enum TemplateVersionsPage {
    static func list(_ visit: Visit) throws -> Reply {
        let place = try TemplatePlace(visit)
        let editions = try place.template.editions(in: visit.office)
        let zone = visit.office.actor.timeZone
        return try visit.show(
            "templates/versions", title: "Versions, \(place.title)", at: .types,
            crumbs: place.crumbs([Crumb("Versions")]),
            [
                ("heading", .text(place.title)),
                (
                    "rows",
                    .list(
                        editions.enumerated().map { index, edition in
                            [
                                "version": .integer(edition.version.version), "is_current": .bool(index == 0),
                                "address": .text("\(place.address)/versions/\(edition.version.version)"),
                                "at": .text(edition.at.dayAndTime(in: zone)), "by": .text(edition.by),
                                "note": edition.note.isEmpty ? .null : .text(edition.note),
                            ]
                        })
                ),
            ]
                + AuditTable.entries(
                    try Audit.trail(of: .template, place.template.id.number, limit: 50, in: visit.office),
                    in: visit.office))
    }

    static func show(_ visit: Visit) throws -> Reply {
        let (place, editions, edition) = try find(visit)
        let current = editions[0]
        let number = edition.version.version
        let before = editions.first { $0.version.version == number - 1 }
        let own = LineDifference(from: words(before?.version.text), to: words(edition.version.text))
        let since = LineDifference(from: words(edition.version.text), to: words(current.version.text))
        return try visit.show(
            "templates/version", title: "Version \(number), \(place.title)", at: .types,
            crumbs: place.crumbs([Crumb("Versions", "\(place.address)/versions"), Crumb("Version \(number)")]),
            [
                ("heading", .text("Version \(number)")), ("lead", .text(place.title)),
                ("at", .text(edition.at.dayAndTime(in: visit.office.actor.timeZone))), ("by", .text(edition.by)),
                ("note", Value(edition.note.isEmpty ? nil : edition.note)), ("version", .integer(number)),
                ("is_current", .bool(number == current.version.version)), ("is_first", .bool(before == nil)),
                ("own", .list(DifferenceLines.values(own))), ("since", .list(DifferenceLines.values(since))),
                ("is_like_current", .bool(since.isEmpty)), ("current", .integer(current.version.version)),
                ("subject", .text(edition.version.text.subject)), ("body", .text(edition.version.text.body)),
                ("address", .text("\(place.address)/versions/\(number)")),
            ])
    }

    /// Puts the words of an older version into use, as a new version.
    static func restore(_ visit: Visit) throws -> Reply {
        let (place, editions, edition) = try find(visit)
        let number = edition.version.version
        if let finding = TemplateCheck.findings(in: edition.version.text, for: place.card.type).first {
            return visit.redirect(
                to: "\(place.address)/versions/\(number)",
                saying: "Version \(number) cannot be used any more: \(finding.message)")
        }
        let base = visit.form["current"].flatMap { Int($0) } ?? editions[0].version.version
        let saved = try place.template.save(
            edition.version.text, note: "Version \(number) restored", basedOn: base, in: visit.office)
        switch saved {
        case .saved(let next):
            return visit.redirect(
                to: "\(place.address)/versions", saying: "Version \(number) is in use again, as version \(next).")
        case .same:
            return visit.redirect(
                to: "\(place.address)/versions", saying: "The current version says the same already.")
        case .outdated(let now):
            return visit.redirect(
                to: "\(place.address)/versions/\(number)",
                saying: "Somebody saved version \(now.version) meanwhile, so nothing was restored. Look, then decide.")
        }
    }

    private static func words(_ text: TemplateText?) -> String {
        text.map { "\($0.subject)\n\n\($0.body)" } ?? ""
    }

    private static func find(_ visit: Visit) throws -> (
        TemplatePlace, [Postroom.Template.Edition], Postroom.Template.Edition
    ) {
        let place = try TemplatePlace(visit)
        let editions = try place.template.editions(limit: 10_000, in: visit.office)
        guard let number = Int(visit["version"]),
            let edition = editions.first(where: { $0.version.version == number })
        else { throw TurnedAway.notFound }
        return (place, editions, edition)
    }
}
