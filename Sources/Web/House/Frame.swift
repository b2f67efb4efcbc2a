import Mustache
import Postroom

/// What stands around every page: title, menu, who is signed in, the message that answers the last action.
struct Frame {
    let visit: Visit
    let house: FrontOffice
    let title: String
    let entry: MainMenu.Entry?
    let crumbs: [Crumb]
    let flash: String?
    /// How many TODOs of whoever looks are due.
    let due: Int

    var entries: [(String, Value)] {
        var entries: [(String, Value)] = [
            ("title", .text(title)),
            ("assets", .text(house.views.assets)),
            ("form_token", .text(visit.formToken)),
            ("flash", Value(flash)),
            (
                "crumbs",
                .list(
                    crumbs.map {
                        ["title": .text($0.title), "address": $0.address.isEmpty ? .null : .text($0.address)]
                    })
            ),
            ("has_crumbs", .bool(!crumbs.isEmpty)),
        ]
        if let staff = visit.staff, let organisation = visit.organisation {
            entries += [
                ("staff_name", .text(staff.name)), ("staff_initials", .text(staff.initials)),
                ("staff_title", .text("\(staff.role.title), \(organisation.name)")),
                ("menu", house.menu(for: staff, at: entry, due: due)),
            ]
        }
        return entries
    }
}
