import Curl
import Postroom
import Runner
import SQL
import Support
import Testing

/// Reading the mailbox into which bounces come, over the wire.
@Suite struct `The mailbox for returned mail` {
    private func account(_ server: MailboxServer, password: String = "secret") -> IMAPAccount {
        IMAPAccount(host: "127.0.0.1", port: server.port, security: .none, user: "returns", password: password)
    }

    @Test func `shows what is new, gives it out and marks it as seen`() throws {
        let server = MailboxServer()
        server.deliver("Subject: old\n\nread before", isSeen: true)
        server.deliver("Subject: new\n\nbody of two lines\n.and a dot\n")
        let session = IMAPSession(account(server))
        #expect(try session.search(.unseen) == [2])
        #expect(try session.search(.since("17-Nov-2026")) == [1, 2])
        let bytes = try session.fetch(2)
        #expect(String(decoding: bytes, as: UTF8.self) == "Subject: new\r\n\r\nbody of two lines\r\n.and a dot\r\n")
        #expect(try session.search(.unseen) == [])
        try session.markUnseen(2)
        #expect(try session.search(.unseen) == [2])
        try session.move(2, to: "Done")
        #expect(server.messages.last?.folder == "Done")
    }

    @Test func `gives only the beginning of a message that is too long`() throws {
        let server = MailboxServer()
        server.deliver("Subject: long\n\n" + String(repeating: "x", count: 9_000))
        var account = account(server)
        account.longestMessage = 2_000
        #expect(try IMAPSession(account).fetch(1).count == 2_000)
    }

    @Test func `says why it cannot be read`() throws {
        let server = MailboxServer()
        var refused = false
        do throws(IMAPFailure) {
            _ = try IMAPSession(account(server, password: "wrong")).search(.unseen)
        } catch {
            if case .denied = error { refused = true }
        }
        #expect(refused)
        var isPrivate = account(server)
        isPrivate.security = .startTLS
        #expect(throws: IMAPFailure.self) { try IMAPSession(isPrivate).search(.unseen) }
        #expect(!String(reflecting: isPrivate).contains("secret") && !"\(isPrivate)".contains("secret"))
    }

    @Test func `is emptied by the runner: bounces are written down and put aside, other mail stays`() throws {
        let stage = try Stage()
        let server = MailboxServer()
        try stage.office.database.run("UPDATE organisation SET bounce_address = 'returns@post.calderfibre.example'")
        var mailbox = ReturnMailbox(account(server))
        mailbox.doneFolder = "Done"
        mailbox.interval = .milliseconds(50)
        stage.setup.returns = mailbox
        let message = try stage.queue()
        stage.open()
        try stage.wait(for: message, in: .sent)
        let path = try #require(stage.server.commands.first { $0.hasPrefix("MAIL FROM:") })
        #expect(path.contains("<returns+\(message.key)@post.calderfibre.example>"))
        server.deliver("Subject: Lunch?\nFrom: a@b.example\n\nOn Friday?")
        server.deliver(
            "From: MAILER-DAEMON@mx.example\nTo: <returns+\(message.key)@post.calderfibre.example>\nSubject: failure notice\n\nHi. This is the qmail-send program.\n\n<\(message.recipient)>:\nRemote host said: 550 5.1.1 no such user\n"
        )
        try stage.wait(for: message, in: .bounced)
        stage.wait("the bounce is put aside") { server.messages.last?.folder == "Done" }
        #expect(server.messages.first?.folder == "INBOX")
        stage.close()
    }

    @Test func `cannot bring back what never left: an address blocked meanwhile gets nothing`() throws {
        let stage = try Stage()
        let message = try stage.queue()
        try stage.office.database.run(
            """
            UPDATE message SET contact_point_id = (SELECT id FROM contact_point WHERE value = \(message.recipient))
            WHERE id = \(message.id)
            """)
        try stage.office.database.run("UPDATE contact_point SET state = 'blocked' WHERE value = \(message.recipient)")
        stage.open()
        #expect(try stage.wait(for: message, in: .failed).lastReply.contains("blocked since"))
        #expect(stage.server.contents.isEmpty)
        stage.close()
    }
}
