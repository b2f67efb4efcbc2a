import MIME
import Testing

@Suite struct `A refusal at a mail server's door` {
    @Test(arguments: [
        "550 5.1.1 <pat@one.example>: Recipient address rejected: User unknown in local recipient table",
        "550 No such user here", "553 5.1.3 Bad recipient address syntax", "550 5.2.1 The mailbox is disabled",
        "550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient not found by SMTP address lookup",
        "550 5.7.1 Unknown user", "551 User not local", "550 5.1.1 User unknown at mail.relay.example",
    ])
    func `tells that the address is gone for good`(words: String) throws {
        let refusal = try #require(DoorRefusal.read(code: Int(words.prefix(3)) ?? 0, words: words))
        #expect(refusal.isHard)
    }

    @Test(arguments: ["552 5.2.2 Mailbox full", "554 The mailbox is over quota"])
    func `tells that the mailbox is full`(words: String) throws {
        let refusal = try #require(DoorRefusal.read(code: Int(words.prefix(3)) ?? 0, words: words))
        #expect(!refusal.isHard)
    }

    @Test(arguments: [
        "554 5.7.1 Relay access denied", "550 5.7.1 Message rejected as spam by our policy", "550 relay not permitted",
        "553 sorry, that domain isn't in my list of allowed rcpthosts (#5.7.1)",
        "550 5.1.0 <us@office.example>: Sender address rejected: not owned by user",
        "553 5.1.8 Sender domain not found",
        "552 5.3.4 Message size exceeds fixed limit", "554 5.6.0 Bad content",
        "550 5.7.26 This mail is unauthenticated",
        "554 5.5.1 Error: no valid recipients before DATA", "552 5.2.3 Message length exceeds the limit",
        "550 Sender rejected", "554 Transaction failed", "550 5.7.509 DMARC policy of the sending domain",
    ])
    func `says nothing against the address where it is about us, the message or the relay`(words: String) {
        #expect(DoorRefusal.read(code: Int(words.prefix(3)) ?? 0, words: words) == nil)
    }

    @Test func `for now is none`() {
        #expect(DoorRefusal.read(code: 450, words: "450 4.1.1 User unknown") == nil)
    }
}
