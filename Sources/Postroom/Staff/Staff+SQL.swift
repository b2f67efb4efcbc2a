import Digest
package import SQL

extension Role: SQLBindable, SQLReadable {}

extension Staff {
    private static let columns: SQL = "id, email, name, role, is_account_manager, is_credit_controller, may_sign_in"

    private init(_ row: borrowing Row) {
        self.init(
            id: row[0], email: row[1], name: row[2], role: row[3], isAccountManager: row[4],
            isCreditController: row[5], maySignIn: row[6])
    }

    package static func find(_ id: ID<Staff>, in database: Database) throws -> Staff? {
        try database.first("SELECT \(columns) FROM staff WHERE id = \(id)") { Staff($0) }
    }

    package static func find(email: String, in database: Database) throws -> Staff? {
        try database.first("SELECT \(columns) FROM staff WHERE email = \(email.lowercased())") { Staff($0) }
    }

    /// Everybody who works for the office's organisation, by name.
    package static func all(in office: Office) throws -> [Staff] {
        try office.database.rows(
            """
            SELECT \(columns) FROM staff
            WHERE id IN (SELECT staff_id FROM staff_organisation WHERE organisation_id = \(office.organisationID))
            ORDER BY name, id
            """
        ) { Staff($0) }
    }

    /// Stores a new member of staff. A refusal names the field.
    package static func add(
        email: String, name: String, role: Role, password: String, accountManager: Bool = false,
        creditController: Bool = false, in office: Office
    ) throws -> Added {
        try office.require(.edit, of: .staff)
        let problems = try problems(email: email, name: name, password: password, in: office)
        guard problems.isEmpty, let address = EmailAddress(email) else { return .refused(problems) }
        let digest = try Password.digest(of: password)
        return try office.atomically {
            let id: ID<Staff> = ID(
                try office.database.insert(
                    """
                    INSERT INTO staff(email, name, password_digest, role, is_account_manager, is_credit_controller,
                      created_at)
                    VALUES (\(address.key), \(name.trimmed), \(digest), \(role), \(accountManager),
                      \(creditController), \(office.now))
                    """))
            try office.database.run(
                """
                INSERT INTO staff_organisation(staff_id, organisation_id) VALUES (\(id), \(office.organisationID))
                """)
            try Audit.record("added", of: .staff, id.number, summary: role.title, in: office)
            return .added(id)
        }
    }

    package enum Added {
        case added(ID<Staff>)
        case refused([Problem])
    }

    private static func problems(email: String, name: String, password: String, in office: Office) throws -> [Problem] {
        var problems: [Problem] = []
        if let address = EmailAddress(email) {
            if try find(email: address.key, in: office.database) != nil {
                problems.append(Problem(field: "email", "Somebody with this email address is on the list already."))
            }
        } else {
            problems.append(Problem(field: "email", "Enter an email address like name@example.com."))
        }
        if name.trimmed.isEmpty { problems.append(Problem(field: "name", "Enter a name.")) }
        if let problem = passwordProblem(password) { problems.append(problem) }
        return problems
    }
}
