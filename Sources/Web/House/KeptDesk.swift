import Mustache
import Postroom

/// What one thread keeps from visit to visit because it is dear to work out anew: keys of sessions, organisations,
/// menus, correspondence types. Each is used only as long as the database, asked at every visit, still agrees.
struct KeptDesk {
    /// A menu depends on nothing else: who, where, and how much of theirs is due.
    private struct Place: Hashable {
        let role: Role
        let entry: MainMenu.Entry?
        let due: Int
    }

    private static let limit = 500
    private var keys: [String: Session.Key] = [:]
    private var organisations: [ID<Organisation>: Organisation] = [:]
    private var menus: [Place: Value] = [:]
    private var types: [ID<Organisation>: (version: Int, menu: Value)] = [:]

    /// The open session of a cookie; nil where there is none.
    mutating func session(of token: String, in office: Office) throws -> Session? {
        let known = keys[token]
        let key = known ?? Session.Key(token: token)
        guard let session = try Session.find(key, in: office.database, clock: office.clock) else {
            keys[token] = nil
            return nil
        }
        if known == nil {
            if keys.count >= Self.limit { keys.removeAll() }
            keys[token] = key
        }
        return session
    }

    /// The organisation in the version that the session was found with.
    mutating func organisation(of session: Session, in office: Office) throws -> Organisation? {
        if let known = organisations[session.organisationID], known.version == session.organisationVersion {
            return known
        }
        let found = try Organisation.find(session.organisationID, in: office.database)
        if organisations.count >= Self.limit { organisations.removeAll() }
        organisations[session.organisationID] = found
        return found
    }

    func formToken(for secret: String) -> String {
        keys[secret]?.formToken ?? Session.formToken(for: secret)
    }

    mutating func menu(for staff: Staff, at entry: MainMenu.Entry?, due: Int) -> Value {
        let place = Place(role: staff.role, entry: entry, due: due)
        if let known = menus[place] { return known }
        let menu = MainMenu.value(for: staff, at: entry, counts: due == 0 ? [:] : [.todos: due])
        if menus.count >= Self.limit { menus.removeAll() }
        menus[place] = menu
        return menu
    }

    /// The types that may be chosen, as the Add menu lists them, in the version that the session was found with.
    mutating func types(of session: Session, in office: Office) throws -> Value {
        if let known = types[session.organisationID], known.version == session.typesVersion { return known.menu }
        let menu: Value = .list(
            try CorrespondenceType.menu(in: office).map { code, name in
                ["code": .text(code.percentEncoded), "name": .text(name)]
            })
        if types.count >= Self.limit { types.removeAll() }
        types[session.organisationID] = (session.typesVersion, menu)
        return menu
    }
}
