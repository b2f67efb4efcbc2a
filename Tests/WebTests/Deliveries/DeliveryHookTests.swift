import Digest
import FastCGI
import Postroom
import SQL
import Support
import Testing
import Web

/// What a mail provider reports over HTTP.
@Suite struct `A provider’s delivery reports` {
    private let office: Office
    private let clerk: Clerk
    private let secret: String
    private let key: String

    init() throws {
        office = try TestOffice.open()
        let cast = try Cast.assembled(in: office)
        let letter = try cast.printed(to: try cast.customer("12345"), token: "letter")
        try cast.queue(letter, to: ["accounts@hartleyjoinery.example"], token: "sent")
        try office.database.run("UPDATE message SET state = 'sent', attempts = 1, sent_at = created_at")
        key = try #require(try office.database.first("SELECT message_key FROM message") { $0[0] as String })
        secret = try DeliverySettings.renewWebhookSecret(in: office)
        clerk = try Clerk(at: office)
    }

    private func signature(_ body: String, secret: String, at seconds: Int) -> String {
        let hmac = HMAC.sha256(Array("\(seconds).\(body)".utf8), key: Array(secret.utf8))
        return "t=\(seconds),v1=\(Hex.string(hmac))"
    }

    private func send(_ body: String, signed: String? = nil, to code: String = "calder") -> Reply {
        let header = signed ?? signature(body, secret: secret, at: office.now.seconds)
        return clerk.call("/hooks/deliveries/\(code)", body, headers: [("postroom-signature", header)])
    }

    private var state: String {
        get throws { try office.database.first("SELECT state FROM message") { $0[0] as String } ?? "" }
    }

    private func bounce(_ id: String, key: String? = nil) -> String {
        #"{"events":[{"id":"\#(id)","type":"bounced","message_id":"<\#(key ?? self.key)@calderfibre.example>","status":"5.1.1","reason":"No such user"}]}"#
    }

    @Test func `are taken where they are signed`() throws {
        let reply = send(bounce("1"))
        #expect(reply.status == 202 && reply.text.contains("\"recorded\":1"))
        #expect(try state == "bounced")
        let point: String? = try office.database.first(
            "SELECT state FROM contact_point WHERE value = 'accounts@hartleyjoinery.example'"
        ) { $0[0] }
        #expect(point == "blocked")
        #expect(clerk.faults.isEmpty)
    }

    @Test func `may be delivered, delayed or complained about, one by itself too`() throws {
        #expect(send(#"{"id":"1","type":"delivered","message_id":"\#(key)"}"#).status == 202)
        #expect(try state == "delivered")
        #expect(send(#"{"id":"2","type":"complained","message_id":"\#(key)"}"#).status == 202)
        #expect(try state == "delivered")
        let kinds: [String] = try office.database.rows("SELECT kind FROM delivery_report ORDER BY id") { $0[0] }
        #expect(kinds == ["delivered", "complaint"])
    }

    @Test func `about an unknown message are counted and change nothing`() throws {
        let reply = send(bounce("1", key: String(repeating: "0", count: 32)))
        #expect(reply.status == 202 && reply.text.contains("\"unknown\":1"))
        #expect(try state == "sent")
        #expect(try DeliverySettings.current(in: office).strays == 1)
    }

    @Test func `are refused without a good signature`() throws {
        let body = bounce("1")
        let now = office.now.seconds
        for forged in [
            "", "t=\(now)", "t=\(now),v1=00", signature(body, secret: "guess", at: now),
            signature(body + " ", secret: secret, at: now), signature(body, secret: secret, at: now - 301),
            signature(body, secret: secret, at: now + 301),
            signature(body, secret: secret, at: now - 60).replacing("t=\(now - 60)", with: "t=\(now)"),
        ] { #expect(send(body, signed: forged).status == 401) }
        #expect(send(body, to: "nobody").status == 401)
        try DeliverySettings.removeWebhookSecret(in: office)
        #expect(send(body).status == 401)
        #expect(send(body, signed: signature(body, secret: "", at: now)).status == 401)
        #expect(try state == "sent")
    }

    @Test func `are refused the second time, and count once under another signature`() throws {
        let body = bounce("1")
        #expect(send(body).status == 202)
        #expect(send(body).status == 409)
        let later = send(body, signed: signature(body, secret: secret, at: office.now.seconds + 1))
        #expect(later.status == 202 && later.text.contains("\"repeated\":1"))
    }

    @Test func `are refused where they cannot be read or are too long`() throws {
        #expect(send("{}").status == 400)
        #expect(send("no JSON").status == 400)
        #expect(send(String(repeating: " ", count: 1 << 20 | 1)).status == 413)
        #expect(clerk.faults.isEmpty)
    }

    @Test func `of one organisation say nothing about another’s messages`() throws {
        let neighbour = try Cast(office).neighbour()
        let other = try DeliverySettings.renewWebhookSecret(in: neighbour.office)
        let body = bounce("1")
        let reply = send(body, signed: signature(body, secret: other, at: office.now.seconds), to: "aire")
        #expect(reply.status == 202 && reply.text.contains("\"unknown\":1"))
        #expect(try state == "sent")
    }

    @Test func `wait while the message is still being sent`() throws {
        try office.database.run("UPDATE message SET state = 'sending'")
        #expect(send(bounce("1")).status == 503)
        try office.database.run("UPDATE message SET state = 'sent'")
        #expect(send(bounce("1")).status == 202)
        #expect(try state == "bounced")
    }
}
