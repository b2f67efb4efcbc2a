import FastCGI
import Mustache
import Postroom

/// One member of staff: change what they are, stop their sign-in, give them a new password.
enum StaffPage {
    static func show(_ visit: Visit) throws -> Reply {
        let (staff, version) = try find(visit)
        return try show(visit, staff, Staff.Amendment(staff), version: version, problems: [])
    }

    static func save(_ visit: Visit) throws -> Reply {
        let (staff, stored) = try find(visit)
        let office = visit.office
        var reader = EntryReader(visit.form)
        var typed = Staff.Amendment(staff)
        typed.name = reader.text("name", "Name", max: 100)
        typed.role = reader.choice("role", "Role") ?? staff.role
        typed.isAccountManager = reader.isTicked("is_account_manager")
        typed.isCreditController = reader.isTicked("is_credit_controller")
        typed.maySignIn = reader.isTicked("may_sign_in")
        let version = visit.form["version"].flatMap { Int($0) } ?? 0
        guard reader.problems.isEmpty else {
            return try show(visit, staff, typed, version: version, problems: reader.problems)
        }
        switch try Staff.amend(staff.id, typed, version: version, in: office) {
        case .done: return visit.redirect(to: "/staff/\(staff.id.number)", saying: "\(typed.name) is saved.")
        case .refused(let problems): return try show(visit, staff, typed, version: version, problems: problems)
        case .conflict:
            let problem = Problem(
                "Somebody else changed \(staff.name) meanwhile, so nothing was saved. See the trail below, then save again."
            )
            return try show(visit, staff, typed, version: stored, problems: [problem], status: 409)
        }
    }

    static func setPassword(_ visit: Visit) throws -> Reply {
        let (staff, version) = try find(visit)
        switch try Staff.setPassword(staff.id, to: visit.form["password"] ?? "", in: visit.office) {
        case .refused(let problems):
            return try show(visit, staff, Staff.Amendment(staff), version: version, problems: problems)
        case .conflict: throw TurnedAway.notFound
        case .done:
            if staff.id == visit.office.actor.staffID { return visit.redirect(to: "/sign-in") }
            return visit.redirect(
                to: "/staff/\(staff.id.number)",
                saying: "\(staff.name) has a new password and is signed out everywhere. Pass it on in person.")
        }
    }

    private static func find(_ visit: Visit) throws -> (staff: Staff, version: Int) {
        guard let id = ID<Staff>(text: visit["staff"]), let card = try Staff.card(id, in: visit.office) else {
            throw TurnedAway.notFound
        }
        return card
    }

    private static func show(
        _ visit: Visit, _ staff: Staff, _ typed: Staff.Amendment, version: Int, problems: [Problem], status: Int? = nil
    ) throws -> Reply {
        let office = visit.office
        var name = FormField("name", "Name", value: typed.name)
        (name.limit, name.isRequired, name.autocomplete) = (100, true, "off")
        let role = FormField("role", "Role", .choice(RoleChoices.all), value: typed.role.rawValue)
        let signIn = problems.first { $0.field == "may_sign_in" }?.message
        return try visit.show(
            "team/show", title: ErrorSummary.title(staff.name, problems), at: .users,
            crumbs: [Crumb("Users", "/staff"), Crumb(staff.name)], status: status ?? ErrorSummary.status(problems),
            ErrorSummary.entries(problems) + [name, role, RoleChoices.password].map { $0.entry(problems) } + [
                ("staff", .text(staff.name)), ("email", .text(staff.email)), ("role_title", .text(staff.role.title)),
                ("is_stopped", .bool(!staff.maySignIn)), ("is_self", .bool(staff.id == office.actor.staffID)),
                ("may_edit", .bool(office.actor.may(.edit, of: .staff))), ("version", .integer(version)),
                ("address", .text("/staff/\(staff.id.number)")), ("may_sign_in", .bool(typed.maySignIn)),
                ("sign_in", ["name": "may_sign_in", "problem": Value(signIn)]),
                ("is_account_manager", .bool(typed.isAccountManager)),
                ("is_credit_controller", .bool(typed.isCreditController)),
            ] + AuditTable.entries(try Audit.trail(of: .staff, staff.id.number, limit: 30, in: office), in: office))
    }
}
