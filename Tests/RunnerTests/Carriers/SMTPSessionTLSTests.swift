import Curl
import Support
import Testing

private let letter = Array("Message-ID: <secret@postroom.example>\r\n\r\nDear Ada\r\n".utf8)

/// Nil where it was sent, else the failure.
private func failure(_ relay: SMTPRelay, messages: Int = 1) -> SMTPFailure? {
    let session = SMTPSession(relay)
    do throws(SMTPFailure) {
        for _ in 0..<messages {
            _ = try session.send(from: "office@postroom.example", to: "ada@customer.example", message: letter)
        }
        return nil
    } catch {
        return error
    }
}

private func reasonForDeferring(_ relay: SMTPRelay) -> String? {
    guard case .deferred(_, let reason, _) = failure(relay) else { return nil }
    return reason
}

@Suite struct `A private conversation with a relay` {
    @Test(arguments: [
        (TLSMailServer.Entry.tls, SMTPRelay.Security.tls), (.startTLS, .startTLS), (.startTLS, .startTLSIfOffered),
    ])
    func `works where the certificate is trusted, over one connection`(
        entry: TLSMailServer.Entry, security: SMTPRelay.Security
    ) throws {
        let server = try TLSMailServer(entry)
        let relay = SMTPRelay(
            host: "localhost", port: server.port, security: security, authorities: server.certificate)
        #expect(failure(relay, messages: 3) == nil)
        #expect(try server.taken.count == 3)
    }

    @Test(arguments: [
        (TLSMailServer.Entry.tls, SMTPRelay.Security.tls), (.startTLS, .startTLS), (.startTLS, .startTLSIfOffered),
    ])
    func `defers the message where the certificate is signed by nobody we know, and says so`(
        entry: TLSMailServer.Entry, security: SMTPRelay.Security
    ) throws {
        let server = try TLSMailServer(entry)
        let reason = reasonForDeferring(SMTPRelay(host: "localhost", port: server.port, security: security))
        #expect(reason?.contains("certificate") == true, "\(reason ?? "not deferred")")
        #expect(try server.taken.isEmpty)
    }

    @Test func `defers the message where the certificate is made out to somebody else`() throws {
        let server = try TLSMailServer(.tls, name: "other.example")
        let relay = SMTPRelay(host: "localhost", port: server.port, security: .tls, authorities: server.certificate)
        let reason = reasonForDeferring(relay)
        #expect(
            reason?.contains("other.example") == true || reason?.contains("subject name") == true, "\(reason ?? "")")
        #expect(try server.taken.isEmpty)
    }

    @Test func `defers the message where the handshake fails`() throws {
        let server = MailServer(MailScript().offering("STARTTLS").at(.startTLS, .talkNonsense))
        let reason = reasonForDeferring(SMTPRelay(host: "127.0.0.1", port: server.port, security: .startTLS))
        #expect(reason != nil)
        #expect(!server.commands.contains { $0.hasPrefix("MAIL") })
    }

    @Test(arguments: [MailScript(), MailScript().offering("STARTTLS")])
    func `that is required is never given up for an open one`(script: MailScript) {
        let server = MailServer(script)
        #expect(reasonForDeferring(SMTPRelay(host: "127.0.0.1", port: server.port, security: .startTLS)) != nil)
        #expect(!server.commands.contains { $0.hasPrefix("MAIL") })
    }

    @Test func `is done without where it is only wished for and not offered`() {
        let server = MailServer()
        #expect(failure(SMTPRelay(host: "127.0.0.1", port: server.port, security: .startTLSIfOffered)) == nil)
        #expect(server.taken == ["secret@postroom.example": 1])
    }
}
