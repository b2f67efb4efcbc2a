import FastCGI
import Testing
import Web

@Suite struct `The session's cookie` {
    private func cookie(isSecure: Bool, _ make: @escaping @Sendable (Visit) -> Cookie) -> String? {
        let desk = FrontDesk(
            Route(.get, "/", for: .anyone) { visit in
                var reply = Reply.html("")
                reply.set(make(visit))
                return reply
            })
        return desk.answer(Request("GET", "/", isSecure: isSecure))[header: "Set-Cookie"]
    }

    @Test func `is out of reach of scripts and other sites, and tied to the host over TLS`() {
        #expect(
            cookie(isSecure: false) { SessionCookie.holding("s", on: $0) }
                == "postroom=s; Path=/; HttpOnly; SameSite=Lax")
        #expect(
            cookie(isSecure: true) { SessionCookie.holding("s", on: $0) }
                == "__Host-postroom=s; Path=/; HttpOnly; SameSite=Lax; Secure")
    }

    @Test func `is taken away by one that is already over`() {
        #expect(
            cookie(isSecure: false) { SessionCookie.removed(on: $0) }
                == "postroom=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0")
    }
}
