import Digest
import SQL

/// What an administrator does about the people who sign in.
extension Staff {
    /// Somebody of the office's organisation, with the version that an amendment must name.
    package static func card(_ id: ID<Staff>, in office: Office) throws -> (staff: Staff, version: Int)? {
        try office.require(.view, of: .staff)
        guard let staff = try find(id, in: office.database) else { return nil }
        let version: Int? = try office.database.first(
            """
            SELECT version FROM staff WHERE id = \(id) AND id IN
              (SELECT staff_id FROM staff_organisation WHERE organisation_id = \(office.organisationID))
            """
        ) { $0[0] }
        return version.map { (staff: staff, version: $0) }
    }

    package enum Amended: Equatable {
        case done
        case refused([Problem])
        /// Somebody else changed the record meanwhile; nothing was stored.
        case conflict
    }

    /// What of a member of staff can be changed; the address stays, since it is the name they sign in by.
    package struct Amendment: Sendable {
        package var name: String
        package var role: Role
        package var isAccountManager: Bool
        package var isCreditController: Bool
        package var maySignIn: Bool

        package init(_ staff: Staff) {
            (name, role, maySignIn) = (staff.name, staff.role, staff.maySignIn)
            (isAccountManager, isCreditController) = (staff.isAccountManager, staff.isCreditController)
        }
    }

    /// Stores changes. Who may no longer sign in is signed out at once.
    package static func amend(
        _ id: ID<Staff>, _ amendment: Amendment, version: Int, in office: Office
    ) throws -> Amended {
        try office.require(.edit, of: .staff)
        return try office.atomically {
            guard let card = try card(id, in: office), card.version == version else { return .conflict }
            let problems = try problems(with: amendment, of: card.staff, in: office)
            guard problems.isEmpty else { return .refused(problems) }
            try office.database.run(
                """
                UPDATE staff SET name = \(amendment.name.trimmed), role = \(amendment.role),
                  is_account_manager = \(amendment.isAccountManager),
                  is_credit_controller = \(amendment.isCreditController), may_sign_in = \(amendment.maySignIn),
                  version = version + 1
                WHERE id = \(id)
                """)
            if !amendment.maySignIn { try signOutEverywhere(id, in: office.database) }
            try Audit.record(
                action(from: card.staff, to: amendment), of: .staff, id.number,
                summary: summary(from: card.staff, to: amendment), in: office)
            return .done
        }
    }

    /// Stores a new password and signs the person out everywhere.
    package static func setPassword(_ id: ID<Staff>, to password: String, in office: Office) throws -> Amended {
        try office.require(.edit, of: .staff)
        if let problem = passwordProblem(password) { return .refused([problem]) }
        let digest = try Password.digest(of: password)
        return try office.atomically {
            guard try card(id, in: office) != nil else { return .conflict }
            try office.database.run(
                "UPDATE staff SET password_digest = \(digest), version = version + 1 WHERE id = \(id)")
            try signOutEverywhere(id, in: office.database)
            try Audit.record("given a new password", of: .staff, id.number, in: office)
            return .done
        }
    }

    /// When somebody last opened a page, as far as their sessions still tell.
    package static func lastSeen(in office: Office) throws -> [ID<Staff>: Moment] {
        try office.require(.view, of: .staff)
        let seen: [(ID<Staff>, Moment)] = try office.database.rows(
            "SELECT staff_id, max(seen_at) FROM session GROUP BY staff_id"
        ) { ($0[0], $0[1]) }
        return Dictionary(seen) { first, _ in first }
    }

    // MARK: Rules

    /// In characters.
    package static let shortestPassword = 12

    package static func passwordProblem(_ password: String) -> Problem? {
        if password.count < shortestPassword {
            return Problem(field: "password", "Choose a password of at least \(shortestPassword) characters.")
        }
        return password.utf8.count > 500
            ? Problem(field: "password", "Choose a password of 500 characters or fewer.") : nil
    }

    private static func problems(
        with amendment: Amendment, of staff: Staff, in office: Office
    ) throws -> [Problem] {
        var problems: [Problem] = []
        let name = amendment.name.trimmed
        if name.isEmpty { problems.append(Problem(field: "name", "Enter a name.")) }
        if name.count > 100 { problems.append(Problem(field: "name", "Name must be 100 characters or fewer.")) }
        let isSelf = office.actor.staffID == staff.id
        if isSelf, !amendment.maySignIn {
            problems.append(
                Problem(field: "may_sign_in", "You cannot stop your own sign-in. Ask another administrator."))
        }
        if staff.role == .administrator, staff.maySignIn, amendment.role != .administrator || !amendment.maySignIn,
            try !hasOtherAdministrator(than: staff.id, in: office)
        {
            problems.append(
                Problem(
                    field: "role", "\(staff.name) is the only administrator who can sign in. Make another one first."))
        }
        return problems
    }

    private static func hasOtherAdministrator(than id: ID<Staff>, in office: Office) throws -> Bool {
        try office.database.exists(
            """
            SELECT 1 FROM staff JOIN staff_organisation o ON o.staff_id = staff.id
            WHERE o.organisation_id = \(office.organisationID) AND staff.role = \(Role.administrator)
              AND staff.may_sign_in = 1 AND staff.id <> \(id)
            """)
    }

    private static func signOutEverywhere(_ id: ID<Staff>, in database: Database) throws {
        try database.run("DELETE FROM session WHERE staff_id = \(id)")
    }

    private static func action(from old: Staff, to new: Amendment) -> String {
        guard old.maySignIn != new.maySignIn else { return "amended" }
        return new.maySignIn ? "allowed to sign in" : "stopped from signing in"
    }

    private static func summary(from old: Staff, to new: Amendment) -> String {
        var changes: [String] = []
        if old.name != new.name.trimmed { changes.append("Name: \(old.name) → \(new.name.trimmed)") }
        if old.role != new.role { changes.append("Role: \(old.role.title) → \(new.role.title)") }
        if old.isAccountManager != new.isAccountManager {
            changes.append(new.isAccountManager ? "now an account manager" : "no longer an account manager")
        }
        if old.isCreditController != new.isCreditController {
            changes.append(new.isCreditController ? "now a credit controller" : "no longer a credit controller")
        }
        return changes.joined(separator: "; ")
    }
}
