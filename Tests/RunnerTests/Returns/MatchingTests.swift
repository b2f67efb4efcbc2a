import Postroom
import Runner
import SQL
import Support
import Testing

/// Which message something that came back is about, and when it is about none.
@Suite struct `Matching what came back` {
    private let returns: Returns
    private var letter: SentLetter { returns.letters[0] }

    init() throws {
        returns = try Returns(letters: 3)
    }

    private var recorded: DeliveryReport.Recorded {
        get throws { .recorded(try returns.message(letter).id) }
    }

    private func note(_ text: String) -> String {
        "From: MAILER-DAEMON@mx.example\nTo: accounts@calderfibre.example\nSubject: Undelivered mail\n\n\(text)"
    }

    @Test func `goes by the address at which it arrived, in capitals or small letters`() throws {
        let bounce = note("Your message could not be delivered: 550 5.1.1 user unknown")
        #expect(try returns.take(bounce, arrivedAt: [letter.returnPath.uppercased()]).outcome == recorded)
    }

    @Test func `is refused where address and Message-ID name different messages`() throws {
        let other = returns.letters[1]
        let bounce = note(
            "could not be delivered: 550 5.1.1 user unknown\n\nMessage-ID: <\(other.key)@calderfibre.example>\nSubject: x\n"
        )
        #expect(try returns.take(bounce, arrivedAt: [letter.returnPath]).outcome == .unmatched)
    }

    @Test func `is refused where two Message-IDs of ours are given back`() throws {
        let ids = returns.letters[0...1].map { "Message-ID: <\($0.key)@calderfibre.example>" }.joined(separator: "\n\n")
        #expect(
            try returns.take(note("could not be delivered: 550 5.1.1 user unknown\n\n\(ids)\n")).outcome == .unmatched)
    }

    @Test func `goes by the recipient where there was but one letter to them`() throws {
        let bounce = note(
            "Delivery to the following recipient failed permanently:\n\n   \(letter.recipient)\n\n550 5.1.1 no such user"
        )
        #expect(try returns.take(bounce).outcome == recorded)
    }

    @Test func `is refused where two letters went to the recipient`() throws {
        let again = try Returns(returns.office, returns.cast, [letter.recipient], token: "again")
        let bounce = note(
            "Delivery to the following recipient failed permanently:\n\n   \(letter.recipient)\n\n550 5.1.1 no such user"
        )
        #expect(try again.take(bounce).outcome == .unmatched)
    }

    @Test func `is refused by recipient where the message given back is somebody else's`() throws {
        let bounce = returns.bounce(of: letter)
            .replacing(letter.returnPath, with: "accounts@calderfibre.example")
            .replacing("\(letter.key)@calderfibre.example", with: "CAF-d1f@mail.other.example")
        #expect(try returns.take(bounce).outcome == .unmatched)
    }

    @Test func `is refused by recipient where the subject is another`() throws {
        let bounce = note(
            "could not be delivered to \(letter.recipient): 550 5.1.1 no such user\n\n--- Original message ---\n\nFrom: x\nTo: \(letter.recipient)\nSubject: Lunch on Friday\n"
        )
        #expect(try returns.take(bounce).outcome == .unmatched)
    }

    @Test func `is refused by recipient where the key is none of ours`() throws {
        let bounce = note("could not be delivered to \(letter.recipient): 550 5.1.1 no such user")
        let forged = "returns+\(String(repeating: "ab", count: 16))@post.calderfibre.example"
        #expect(try returns.take(bounce, arrivedAt: [forged]).outcome == .unmatched)
        #expect(try returns.message(letter).state == .sent)
    }

    @Test func `counts the same bounce once, whichever way it comes`() throws {
        let bounce = returns.bounce(of: letter)
        #expect(try returns.take(bounce).outcome != .repeated)
        #expect(
            try returns.take("Delivered-To: x@y.example\n" + bounce.replacing("\n", with: "\r\n")).outcome == .repeated)
        #expect(try DeliveryReport.of(try returns.message(letter).id, in: returns.office).count == 1)
    }

    @Test func `waits while the message is still being sent`() throws {
        try returns.office.database.run("UPDATE message SET state = 'sending' WHERE message_key = \(letter.key)")
        #expect(try returns.take(returns.bounce(of: letter)).outcome == .tooEarly)
        #expect(try DeliveryReport.of(try returns.message(letter).id, in: returns.office).isEmpty)
    }

    @Test func `changes nothing of a message that never left`() throws {
        try returns.office.database.run(
            "UPDATE message SET state = 'queued', attempts = 0 WHERE message_key = \(letter.key)")
        #expect(try returns.take(returns.bounce(of: letter)).outcome == .unmatched)
        #expect(try returns.message(letter).state == .queued)
    }
}
