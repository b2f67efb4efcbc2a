import Foundation
import Postroom
import SQL
import Support
import Testing

@Suite struct `Signing in` {
    let office: Office
    let email: String
    static let password = "correct horse battery"

    init() throws {
        office = try TestOffice.open()
        let staffed = try office.staffed(by: .staff)
        guard let id = staffed.actor.staffID, let staff = try Staff.find(id, in: office.database) else {
            preconditionFailure("just added")
        }
        email = staff.email
    }

    private func open(
        _ email: String? = nil, _ password: String = Self.password, from network: String = "192.0.2.1",
        previous: String? = nil, after seconds: Int = 0
    ) throws -> SignIn {
        try Session.open(
            email: email ?? self.email, password: password, network: network, previous: previous,
            in: office.database, clock: .stopped(at: TestOffice.now + seconds))
    }

    private func find(_ token: String, after seconds: Int = 0) throws -> Session? {
        let clock = Clock.stopped(at: TestOffice.now + seconds)
        let session = try Session.find(Session.Key(token: token), in: office.database, clock: clock)
        try session?.markSeen(in: office.database, clock: clock)
        return session
    }

    private func token(_ signIn: SignIn) throws -> String {
        guard case .signedIn(let token) = signIn else {
            Issue.record("expected to be signed in, not \(signIn)")
            return ""
        }
        return token
    }

    @Test func `opens a session that knows who it is`() throws {
        let token = try token(try open("  " + email.uppercased()))
        let session = try #require(try find(token))
        #expect(session.staff.name == "Priya Nair" && session.organisationID == office.organisationID)
        let stored: [String] = try office.database.rows("SELECT token_digest FROM session") { $0[0] }
        #expect(stored.count == 1 && stored[0] != token)
    }

    @Test func `is refused for a wrong password and for somebody unknown alike`() throws {
        guard case .refused = try open(nil, "wrong"), case .refused = try open("nobody@calderfibre.example") else {
            Issue.record("both are refused")
            return
        }
    }

    @Test func `costs as much for somebody unknown as for a wrong password`() throws {
        func cost(_ work: () throws -> SignIn) throws -> Double {
            var (start, end) = (timespec(), timespec())
            clock_gettime(CLOCK_THREAD_CPUTIME_ID, &start)
            _ = try work()
            clock_gettime(CLOCK_THREAD_CPUTIME_ID, &end)
            return Double(end.tv_sec - start.tv_sec) + Double(end.tv_nsec - start.tv_nsec) / 1e9
        }
        let known = try cost { try open(nil, "wrong") }
        let unknown = try cost { try open("nobody@calderfibre.example", "wrong") }
        #expect(unknown > known / 2, "unknown \(unknown) s, known \(known) s")
        #expect(unknown > 0.005, "a yescrypt of the usual cost takes longer than \(unknown) s")
    }

    @Test func `closes the door after five failures for one address, and opens it a quarter of an hour later`() throws {
        for _ in 1...5 { _ = try open(nil, "wrong") }
        guard case .throttled(let seconds) = try open() else {
            Issue.record("the sixth try is not compared")
            return
        }
        #expect(seconds == 900)
        _ = try token(try open(after: 900))
    }

    @Test func `closes the door after thirty failures from one network`() throws {
        let subjects: [String] = try {
            _ = try open("one@x.example", "wrong")
            return try office.database.rows("SELECT subject FROM sign_in_failure ORDER BY id") { $0[0] }
        }()
        // The second subject is the network's; the other twenty-nine failures are written as they would be.
        for _ in 1...29 {
            try office.database.run(
                "INSERT INTO sign_in_failure(subject, failed_at) VALUES (\(subjects[1]), \(TestOffice.now))")
        }
        guard case .throttled = try open() else {
            Issue.record("this network is closed for everybody")
            return
        }
        _ = try token(try open(from: "192.0.2.99"))
    }

    @Test func `forgets the failures of an address that got in`() throws {
        for _ in 1...4 { _ = try open(nil, "wrong") }
        _ = try token(try open())
        for _ in 1...4 { _ = try open(nil, "wrong") }
        _ = try token(try open())
    }

    @Test func `ends after two idle hours`() throws {
        let token = try token(try open())
        #expect(try find(token, after: 7_199) != nil)
        #expect(try find(token, after: 7_199 + 7_199) != nil)
        #expect(try find(token, after: 7_199 + 7_199 + 7_200) == nil)
    }

    @Test func `ends after twelve hours, busy or not`() throws {
        let token = try token(try open())
        for hour in 1...11 { #expect(try find(token, after: hour * 3_600) != nil) }
        #expect(try find(token, after: 12 * 3_600 - 1) != nil)
        #expect(try find(token, after: 12 * 3_600) == nil)
    }

    @Test func `ends by signing out, and takes no earlier session along`() throws {
        let first = try token(try open())
        let second = try token(try open(previous: first))
        #expect(first != second)
        #expect(try find(first) == nil)
        try Session.close(second, in: office.database)
        #expect(try find(second) == nil)
    }

    @Test func `ends at once for somebody who may no longer sign in`() throws {
        let token = try token(try open())
        try office.database.run("UPDATE staff SET may_sign_in = 0 WHERE email = \(email)")
        #expect(try find(token) == nil)
        guard case .refused = try open() else {
            Issue.record("nor may they come back")
            return
        }
    }

    @Test func `has a form token of its own`() throws {
        let (one, other) = (try token(try open()), try token(try open()))
        #expect(Session.isFormToken(Session.formToken(for: one), for: one))
        #expect(!Session.isFormToken(Session.formToken(for: other), for: one))
        #expect(!Session.isFormToken("", for: one))
    }

    @Test func `leaves nothing behind that has ended`() throws {
        _ = try open(nil, "wrong")
        _ = try token(try open("  " + email, from: "192.0.2.7"))
        _ = try open("else@x.example", "wrong")
        try Session.forgetEnded(in: office.database, clock: .stopped(at: TestOffice.now + 13 * 3_600))
        #expect(try !office.database.exists("SELECT 1 FROM session"))
        #expect(try !office.database.exists("SELECT 1 FROM sign_in_failure"))
    }
}
