import Postroom
import Runner
import SQL
import Support
import Testing

/// What bounces do to messages, letters and addresses.
@Suite struct `After a bounce` {
    private let office: Office
    private let cast: Cast
    private let address = "accounts@hartleyjoinery.example"

    init() throws {
        office = try TestOffice.open()
        cast = try Cast.assembled(in: office)
    }

    private func sent(_ token: String) throws -> Returns {
        try Returns(office, cast, [address], token: token)
    }

    private var point: ContactPoint {
        get throws {
            let points = try ContactPoint.of(try cast.customer("12345").id, in: office)
            return try #require(points.first { $0.value == address })
        }
    }

    @Test func `the message is bounced, its letter marked, the address blocked`() throws {
        let returns = try sent("one")
        let letter = returns.letters[0]
        try returns.take(returns.bounce(of: letter))
        let message = try returns.message(letter)
        #expect(message.state == .bounced)
        #expect(message.lastReply.contains("User unknown"))
        let id = try #require(message.correspondenceID)
        let correspondence = try #require(try Correspondence.find(id, in: office))
        #expect(correspondence.hasDeliveryProblem)
        #expect(try point.state == .blocked)
        #expect(try point.stateReason.contains("5.1.1"))
        let history = try Audit.trail(of: .contactPoint, try point.id.number, in: office)
        #expect(history.first?.action == "blocked")
    }

    @Test func `three soft ones within seven days suspend the address, two do not`() throws {
        for number in 1...3 {
            let returns = try sent("soft\(number)")
            try returns.take(
                returns.bounce(
                    of: returns.letters[0], status: "4.2.2", code: 452, words: "Mailbox full", mark: "\(number)"))
            #expect(try point.state == (number < 3 ? .unverified : .suspended))
        }
    }

    @Test func `a soft one of last week no longer counts`() throws {
        for number in 1...3 {
            let returns = try sent("soft\(number)")
            try returns.take(
                returns.bounce(
                    of: returns.letters[0], status: "4.2.2", code: 452, words: "Mailbox full", mark: "\(number)"))
            if number == 1 {
                try office.database.run("UPDATE delivery_report SET received_at = received_at - 8 * 86400")
            }
        }
        #expect(try point.state == .unverified)
    }

    @Test func `no such domain makes the address invalid`() throws {
        let returns = try sent("one")
        try returns.take(returns.bounce(of: returns.letters[0], status: "5.1.2", words: "Host not found"))
        #expect(try point.state == .invalid)
    }

    @Test func `a delay changes neither message nor address`() throws {
        let returns = try sent("one")
        let letter = returns.letters[0]
        try returns.take(returns.bounce(of: letter, status: "4.4.1", words: "timed out", action: "delayed"))
        #expect(try returns.message(letter).state == .sent)
        #expect(try point.state == .unverified)
        #expect(try DeliveryReport.of(try returns.message(letter).id, in: office).map(\.kind) == [.delayed])
    }

    @Test func `a bounce after a receipt wins, a receipt after a bounce does not`() throws {
        let returns = try sent("one")
        let letter = returns.letters[0]
        try returns.take(returns.bounce(of: letter, status: "2.0.0", code: 250, words: "ok", action: "delivered"))
        #expect(try returns.message(letter).state == .delivered)
        try returns.take(returns.bounce(of: letter, mark: "2"))
        #expect(try returns.message(letter).state == .bounced)
        try returns.take(
            returns.bounce(of: letter, status: "2.0.0", code: 250, words: "ok", action: "delivered", mark: "3"))
        #expect(try returns.message(letter).state == .bounced)
    }

    @Test func `what was known by its recipient alone only suspends`() throws {
        let returns = try sent("one")
        try returns.take(
            "From: MAILER-DAEMON@mx.example\nSubject: Undelivered mail\n\nDelivery to \(address) failed: 550 5.1.1 no such user"
        )
        #expect(try returns.message(returns.letters[0]).state == .bounced)
        #expect(try point.state == .suspended)
    }

    @Test func `an address changed meanwhile keeps its state`() throws {
        let returns = try sent("one")
        try office.database.run(
            "UPDATE contact_point SET value = 'new@hartley.example', value_key = 'new@hartley.example' WHERE value = \(address)"
        )
        try returns.take(returns.bounce(of: returns.letters[0]))
        let states = try ContactPoint.of(try cast.customer("12345").id, in: office).filter { $0.kind == .email }.map(
            \.state)
        #expect(!states.contains(.blocked))
    }

    @Test func `a letter from before the address was confirmed says nothing new`() throws {
        let returns = try sent("one")
        try office.database.run(
            "UPDATE contact_point SET state = 'verified', state_at = \(office.now + 60) WHERE value = \(address)")
        try returns.take(returns.bounce(of: returns.letters[0]))
        #expect(try returns.message(returns.letters[0]).state == .bounced)
        #expect(try point.state == .verified)
    }
}
