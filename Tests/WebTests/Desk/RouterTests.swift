import FastCGI
import Testing
import Web

@Suite struct `The site map` {
    private func answer(_ path: String, _ patterns: String...) -> String {
        let routes = patterns.map { pattern in
            Route(.get, pattern) { visit in
                let names = pattern.split(separator: "/").filter { $0.hasPrefix(":") }.map { $0.dropFirst() }
                return .text(([pattern] + names.map { visit[String($0)] }).joined(separator: " "))
            }
        }
        return FrontDesk(routes: routes, house: Porch()) { _ in }.answer(.signedIn("GET", path)).text
    }

    @Test func `finds pieces by their names`() {
        #expect(
            answer("/customers/12345/correspondence/C001", "/customers", "/customers/:account/correspondence/:number")
                == "/customers/:account/correspondence/:number 12345 C001")
        #expect(answer("/", "/", "/:any") == "/")
    }

    @Test func `prefers the fixed piece, and falls back where that leads nowhere`() {
        let patterns = ("/customers/new", "/customers/:account", "/customers/:account/notes")
        #expect(answer("/customers/new", patterns.0, patterns.1, patterns.2) == "/customers/new")
        #expect(answer("/customers/newton", patterns.0, patterns.1, patterns.2) == "/customers/:account newton")
        #expect(answer("/customers/new/notes", patterns.0, patterns.1, patterns.2) == "/customers/:account/notes new")
    }

    @Test func `knows different names for the same place`() {
        #expect(answer("/a/1/x", "/a/:one/x", "/a/:two/y") == "/a/:one/x 1")
        #expect(answer("/a/1/y", "/a/:one/x", "/a/:two/y") == "/a/:two/y 1")
    }

    @Test func `never takes nothing for a named piece, nor an escaped slash for a slash`() {
        #expect(answer("/customers//notes", "/customers/:account/notes") == TurnedAway.notFound.sentence)
        #expect(answer("/customers/a%2Fb", "/customers/:account") == "/customers/:account a/b")
    }

    @Test func `answers another method at a named place from the fixed one's namesake`() {
        let desk = FrontDesk(
            Route(.get, "/types/new") { _ in .text("form") },
            Route(.post, "/types/:name") { .text("saved \($0["name"])") })
        #expect(desk.answer(.signedIn("POST", "/types/new", form: [])).text == "saved new")
    }

    @Test func `refuses an address that stands twice`() async {
        await #expect(processExitsWith: .failure) {
            _ = FrontDesk(Route(.get, "/a/:b") { _ in .text("") }, Route(.get, "/a/:c") { _ in .text("") })
        }
    }
}
