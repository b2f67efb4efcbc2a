import FastCGI
import Mustache
import Postroom

/// Default Values > Save and Delete. Load is the form's own page.
enum DefaultValuesPages {
    /// Save was pressed: what stands in the form is kept, and the form shown again with it.
    static func save(_ visit: Visit) throws -> Reply {
        guard let screen = DefaultValues.Screen(rawValue: visit["screen"]) else { throw TurnedAway.notFound }
        let office = visit.office
        let name = visit.form["set_name"] ?? ""
        let saved = try DefaultValues.save(
            try settings(visit.form.fields, screen, in: office), as: name, for: screen,
            isShared: visit.form["share"] == "1", overwriting: visit.form["version"].flatMap { Int($0) }, in: office)
        switch saved {
        case .saved(let set): return visit.redirect(to: "\(screen.address)?set=\(set.id.number)&saved=1")
        case .exists(let set): return try ask(visit, screen, name: name, existing: set)
        case .refused(let problem): return try ask(visit, screen, name: name, problems: [problem])
        }
    }

    static func askDelete(_ visit: Visit) throws -> Reply {
        guard let asked = visit.query["set"] else {
            return visit.redirect(to: DefaultValues.Screen.quickSearch.address, saying: "Choose a set first.")
        }
        let set = try find(asked, visit.office)
        return try visit.show(
            "default-values/delete", title: "Delete \(set.name), Default Values", at: set.screen.entry,
            crumbs: crumbs(set.screen, "Delete"),
            [
                ("name", .text(set.name)), ("owner", .text(set.owner)), ("is_shared", .bool(set.isShared)),
                ("may_delete", .bool(set.mayDelete(visit.office.actor))),
                ("screen_title", .text(set.screen.title)), ("back", .text(set.screen.address)),
                ("address", .text("/default-values/\(set.id.number)/delete")),
            ])
    }

    static func delete(_ visit: Visit) throws -> Reply {
        let set = try find(visit["set"], visit.office)
        let isDone = try set.delete(in: visit.office)
        return visit.redirect(
            to: set.screen.address, saying: isDone ? "Deleted “\(set.name)”." : "That set was deleted before.")
    }

    private static func find(_ text: String, _ office: Office) throws -> DefaultValues {
        guard let id = ID<DefaultValues>(text: text), let set = try DefaultValues.find(id, in: office) else {
            throw TurnedAway.notFound
        }
        return set
    }

    /// The fields of a form as they are kept. Pasted account numbers are kept where they are in use.
    private static func settings(
        _ fields: Fields, _ screen: DefaultValues.Screen, in office: Office
    ) throws -> [Setting] {
        let choices = try SettingChoices(for: screen, in: office)
        let keepsAccounts = fields["mode"] == BulkMailing.Mode.accounts.rawValue
        return fields.all.filter { name, _ in
            DefaultValues.Screen.isSetting(name) && (name != "accounts" || keepsAccounts)
        }.map { name, value in
            Setting(
                name, value, isDay: DefaultValues.Screen.holdsDay(name), title: choices.title(name, value),
                on: office.today)
        }
    }

    /// Asks for another name, or whether the set of that name is to be overwritten. The form goes along.
    private static func ask(
        _ visit: Visit, _ screen: DefaultValues.Screen, name: String, existing: DefaultValues? = nil,
        problems: [Problem] = []
    ) throws -> Reply {
        let passing: Set<String> = [FormTokens.field, "set_name", "share", "version"]
        let isAgain = existing != nil && visit.form["version"] != nil
        var field = FormField("set_name", "Save these settings as", value: name)
        field.limit = DefaultValues.longestName
        field.isRequired = true
        let zone = visit.office.actor.timeZone
        return try visit.show(
            "default-values/save", title: ErrorSummary.title("Save, Default Values", problems), at: screen.entry,
            crumbs: crumbs(screen, "Save"), status: problems.isEmpty ? 200 : 422,
            ErrorSummary.entries(problems) + [
                ("address", .text("/default-values/\(screen.rawValue)")), ("back", .text(screen.address)),
                field.entry(problems), ("is_shared", .bool(visit.form["share"] == "1")),
                (
                    "existing",
                    existing.map {
                        [
                            "name": .text($0.name), "version": .integer($0.version),
                            "when": .text($0.updatedAt.dayAndTime(in: zone)), "was_changed": .bool(isAgain),
                        ]
                    } ?? .null
                ),
                (
                    "kept",
                    .list(
                        visit.form.fields.all.filter { !passing.contains($0.name) }.map {
                            ["name": .text($0.name), "value": .text($0.value)]
                        })
                ),
            ])
    }

    private static func crumbs(_ screen: DefaultValues.Screen, _ last: String) -> [Crumb] {
        [Crumb(screen.title, screen.address), Crumb("Default Values"), Crumb(last)]
    }
}
