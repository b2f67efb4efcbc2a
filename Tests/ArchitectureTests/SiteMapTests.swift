import Testing

@Suite struct `The site map` {
    @Test func `is the one that is checked in`() throws {
        let routes = SiteMap.lines(of: try Checkout.file("Sources/Web/Site.swift"))
        let map = SiteMap.lines(checkedIn: try Checkout.file("Tests/site-map.txt"))
        #expect(routes.count > 5)
        #expect(Set(routes).subtracting(map).sorted() == [], "routes that Tests/site-map.txt does not have")
        #expect(Set(map).subtracting(routes).sorted() == [], "lines of Tests/site-map.txt that are no routes")
        #expect(map.count == Set(map).count, "a line of Tests/site-map.txt stands twice")
    }

    @Test func `has every route of the list`() throws {
        let site = try Checkout.file("Sources/Web/Site.swift")
        #expect(SiteMap.lines(of: site).count == site.text.matches(of: /\bRoute\(/).count)
    }

    @Test func `tells who may ask for what`() {
        let text = #"""
            Route(.get, "/", for: .anyone) { $0.redirect(to: "/customers") },
            Route(
                .post, "/customers/:account", CustomerPage.save),
            """#
        #expect(
            SiteMap.lines(of: SourceFile(path: "Site.swift", text: text))
                == ["GET / anyone", "POST /customers/:account staff"])
    }
}
