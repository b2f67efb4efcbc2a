import FastCGI
import Mustache
import Postroom

/// Settings > Users > Add user.
enum NewStaffPage {
    static func show(_ visit: Visit) throws -> Reply {
        try visit.office.require(.edit, of: .staff)
        return try show(visit, problems: [])
    }

    static func add(_ visit: Visit) throws -> Reply {
        let office = visit.office
        try office.require(.edit, of: .staff)
        var reader = EntryReader(visit.form)
        let name = reader.text("name", "Name", max: 100)
        let email = reader.text("email", "Work email address", max: 254)
        let role = reader.choice("role", "Role", of: Role.self)
        guard reader.problems.isEmpty, let role else { return try show(visit, problems: reader.problems) }
        let added = try Staff.add(
            email: email, name: name, role: role, password: visit.form["password"] ?? "",
            accountManager: reader.isTicked("is_account_manager"),
            creditController: reader.isTicked("is_credit_controller"), in: office)
        switch added {
        case .refused(let problems): return try show(visit, problems: problems)
        case .added:
            return visit.redirect(to: "/staff", saying: "\(name) can sign in now. Pass the password on in person.")
        }
    }

    private static func show(_ visit: Visit, problems: [Problem]) throws -> Reply {
        let form = visit.form
        var name = FormField("name", "Name", value: form["name"] ?? "")
        (name.limit, name.isRequired, name.autocomplete) = (100, true, "off")
        var email = FormField("email", "Work email address", .line(type: "email"), value: form["email"] ?? "")
        (email.limit, email.isRequired, email.autocomplete, email.hint) = (254, true, "off", "They sign in with it.")
        let role = FormField("role", "Role", .choice(RoleChoices.all), value: form["role"] ?? Role.staff.rawValue)
        return try visit.show(
            "team/new", title: ErrorSummary.title("Add user", problems), at: .users,
            crumbs: [Crumb("Users", "/staff"), Crumb("Add user")], status: ErrorSummary.status(problems),
            ErrorSummary.entries(problems)
                + [name, email, role, RoleChoices.password].map { $0.entry(problems) } + [
                    ("is_account_manager", .bool(form["is_account_manager"] != nil)),
                    ("is_credit_controller", .bool(form["is_credit_controller"] != nil)),
                ])
    }
}

/// What the pages about users have in common.
enum RoleChoices {
    static let all: [(value: String, title: String)] = Role.allCases.map { ($0.rawValue, "\($0.title): \($0.meaning)") }

    /// Never filled in by us.
    static var password: FormField {
        var field = FormField("password", "Password", .line(type: "password"))
        (field.limit, field.isRequired, field.autocomplete) = (500, true, "new-password")
        field.hint = "At least 12 characters; several words are best. It is not shown again."
        return field
    }
}

extension Role {
    /// What the role may do, in a few words.
    var meaning: String {
        switch self {
        case .staff: "writes and sends letters"
        case .manager: "also imports, approves and deletes"
        case .administrator: "also settings and users"
        }
    }
}
