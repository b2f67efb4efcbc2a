import FastCGI
import Mustache
import Postroom

/// A form as it is opened: with what the address says, or with a set of default values that was asked for or opens by
/// itself; and the Default Values menu above it.
struct OpenedForm {
    /// What the form is filled with.
    let fields: Fields
    /// Whether that came from a set. Then nothing is run.
    let isLoaded: Bool
    /// For `views/partials/default-values.html` and `default-values-notice.html`.
    let entries: [(String, Value)]

    /// A form whose fields stand in the address.
    init(_ screen: DefaultValues.Screen, _ visit: Visit) throws {
        let office = visit.office
        let asked = visit.query["set"]
        let set: DefaultValues? =
            if let asked {
                try ID<DefaultValues>(text: asked).flatMap { try DefaultValues.find($0, in: office) }
            } else {
                visit.query.all.isEmpty ? try DefaultValues.opening(screen, in: office) : nil
            }
        guard let set, set.screen == screen else {
            let gone = asked == nil ? nil : "That set is not there any more, or is no longer shared."
            self.init(visit.query, isLoaded: false, try Self.menu(screen, in: office), notice: gone)
            return
        }
        let choices = try SettingChoices(for: screen, in: office)
        let settings = try set.settings(in: office)
        let losses = settings.compactMap(choices.loss)
        let kept = settings.filter { choices.loss($0) == nil }
        self.init(
            Fields(kept.map { (name: $0.name, value: $0.value(on: office.today)) }), isLoaded: true,
            try Self.menu(screen, current: set, in: office), notice: Self.words(set, visit), losses: losses)
    }

    /// A form that was sent and is shown again.
    init(again screen: DefaultValues.Screen, _ fields: Fields, in office: Office) throws {
        self.init(fields, isLoaded: false, try Self.menu(screen, in: office))
    }

    private init(
        _ fields: Fields, isLoaded: Bool, _ menu: Value, notice: String? = nil, losses: [String] = []
    ) {
        (self.fields, self.isLoaded) = (fields, isLoaded)
        entries = [
            ("defaults", menu), ("set_notice", Value(notice)), ("has_set_losses", .bool(!losses.isEmpty)),
            ("set_losses", .list(losses.map { .text($0) })),
        ]
    }

    private static func words(_ set: DefaultValues, _ visit: Visit) -> String {
        if visit.query["saved"] != nil { return "Saved as “\(set.name)”." }
        let day = set.updatedAt.day(in: visit.office.actor.timeZone).short
        return "Loaded “\(set.name)”, saved by \(set.owner) on \(day). Nothing was run."
    }

    private static func menu(
        _ screen: DefaultValues.Screen, current: DefaultValues? = nil, in office: Office
    ) throws -> Value {
        let sets = try DefaultValues.all(for: screen, in: office)
        let isOwn = current?.ownerID == office.actor.staffID
        return [
            "form": .text(screen.form), "screen": .text(screen.rawValue), "address": .text(screen.address),
            "name": .text(current?.name ?? ""), "longest": .integer(DefaultValues.longestName),
            "is_shared": .bool(isOwn && current?.isShared == true), "has_sets": .bool(!sets.isEmpty),
            "sets": .list(
                sets.map {
                    let owner = $0.ownerID == office.actor.staffID ? ($0.isShared ? " (shared)" : "") : " (\($0.owner))"
                    return [
                        "id": .integer($0.id.number), "title": .text($0.name + owner),
                        "is_current": .bool($0.id == current?.id),
                    ]
                }),
        ]
    }
}
