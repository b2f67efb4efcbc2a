import Digest
import Foundation
package import SQL

extension Session {
    /// Compares the password, slowly, and opens a session.
    ///
    /// - Parameters:
    ///   - network: the address the request came from; too many failures from one close the door as well.
    ///   - previous: the cookie that came with the request; its session ends, so that none is carried over.
    package static func open(
        email: String, password: String, network: String, previous: String?, in database: Database, clock: Clock
    ) throws -> SignIn {
        let now = clock.now()
        let subjects = [
            ("email", digest("email " + email.trimmed.lowercased())), ("network", digest("network " + network)),
        ]
        if let seconds = try throttle(subjects, now: now, in: database) { return .throttled(seconds: seconds) }
        let candidate: (ID<Staff>, String)? = try database.first(
            "SELECT id, password_digest FROM staff WHERE email = \(email.trimmed.lowercased()) AND may_sign_in = 1"
        ) { ($0[0], $0[1]) }
        // Somebody unknown costs as long as a wrong password, so that addresses cannot be probed.
        let matches = try Password.matches(password, digest: candidate?.1 ?? Self.nobody)
        guard let candidate, matches else {
            try rememberFailure(subjects, now: now, in: database)
            return .refused
        }
        return try database.atomically {
            try database.run("DELETE FROM sign_in_failure WHERE subject = \(subjects[0].1)")
            if let previous { try close(previous, in: database) }
            return .signedIn(token: try start(for: candidate.0, now: now, in: database))
        }
    }

    /// The session a cookie belongs to; `nil` when there is none, it has ended, or the person may no longer sign in.
    package static func find(_ key: Key, in database: Database, clock: Clock) throws -> Session? {
        let now = clock.now()
        return try database.first(
            """
            SELECT s.id, s.email, s.name, s.role, s.is_account_manager, s.is_credit_controller, s.may_sign_in,
              session.organisation_id, o.version, session.seen_at, o.types_version
            FROM session
            JOIN staff s ON s.id = session.staff_id
            JOIN organisation o ON o.id = session.organisation_id
            WHERE session.token_digest = \(key.digest) AND session.expires_at > \(now) AND session.seen_at > \(now - idle)
              AND s.may_sign_in = 1
            """
        ) { row in
            let staff = Staff(
                id: row[0], email: row[1], name: row[2], role: row[3], isAccountManager: row[4],
                isCreditController: row[5], maySignIn: row[6])
            return Session(
                token: key.token, staff: staff, organisationID: row[7], organisationVersion: row[8],
                typesVersion: row[10], seenAt: row[9])
        }
    }

    /// Writes down that somebody was here, once a minute, so that the session does not end for want of pages.
    package func markSeen(in database: Database, clock: Clock) throws {
        let now = clock.now()
        guard now - seenAt >= 60 else { return }
        try database.run("UPDATE session SET seen_at = \(now) WHERE token_digest = \(Self.digest(token))")
    }

    /// Signs out.
    package static func close(_ token: String, in database: Database) throws {
        try database.run("DELETE FROM session WHERE token_digest = \(digest(token))")
    }

    /// The hidden word that proves a form came from a page of this session.
    package static func formToken(for token: String) -> String {
        Hex.string(HMAC.sha256(Array("form".utf8), key: Array(token.utf8)))
    }

    /// Whether a form's hidden word belongs to the session; compared in constant time.
    package static func isFormToken(_ word: String, for token: String) -> Bool {
        ConstantTime.equal(Array(word.utf8), Array(formToken(for: token).utf8))
    }

    /// A word nobody can guess, for a form that must not be heard twice.
    package static func freshWord() -> String { SecureRandom.token() }

    /// Removes what has ended; the runner calls it now and then.
    package static func forgetEnded(in database: Database, clock: Clock) throws {
        try database.run("DELETE FROM session WHERE expires_at <= \(clock.now())")
        try database.run("DELETE FROM sign_in_failure WHERE failed_at <= \(clock.now() - SignIn.window)")
    }

    // MARK: Private

    /// A digest that no password has; made once with the usual cost.
    private static let nobody = "$y$j9T$0000000000000000000000$1111111111111111111111111111111111111111111"

    private static func start(for staff: ID<Staff>, now: Moment, in database: Database) throws -> String {
        let token = SecureRandom.token()
        try database.run(
            """
            INSERT INTO session(token_digest, staff_id, organisation_id, created_at, seen_at, expires_at)
            SELECT \(digest(token)), staff_id, organisation_id, \(now), \(now), \(now + longest)
            FROM staff_organisation WHERE staff_id = \(staff) ORDER BY organisation_id LIMIT 1
            """)
        return token
    }

    private static func throttle(_ subjects: [(String, String)], now: Moment, in database: Database) throws -> Int? {
        for (subject, limit) in zip(subjects, SignIn.limits) {
            let failures: [Moment] = try database.rows(
                """
                SELECT failed_at FROM sign_in_failure
                WHERE subject = \(subject.1) AND failed_at > \(now - SignIn.window)
                ORDER BY failed_at DESC LIMIT \(limit.failures)
                """
            ) { $0[0] }
            if failures.count == limit.failures, let oldest = failures.last {
                return max(1, oldest + SignIn.window - now)
            }
        }
        return nil
    }

    private static func rememberFailure(_ subjects: [(String, String)], now: Moment, in database: Database) throws {
        try database.atomically {
            for (_, subject) in subjects {
                try database.run("INSERT INTO sign_in_failure(subject, failed_at) VALUES (\(subject), \(now))")
            }
        }
    }

    static func digest(_ text: String) -> String {
        Hex.string(SHA256.digest(of: Array(text.utf8)))
    }
}
