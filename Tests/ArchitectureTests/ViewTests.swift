import Testing

@Suite struct `Views` {
    @Test func `are all used, and all there`() throws {
        let rules = ViewRules(
            views: try Checkout.files(under: "views", ending: [".html"]),
            pages: try Checkout.files(under: "Sources/Web"))
        #expect(rules.views.count > 5)
        #expect(rules.unused == [])
        #expect(rules.missing == [])
    }

    @Test func `that nobody asks for are found, and so are those that are not there`() {
        let rules = ViewRules(
            views: [
                SourceFile(path: "views/layout.html", text: "{{> partials/topbar}}"),
                SourceFile(path: "views/customers/show.html", text: "{{<layout}}{{/layout}}"),
                SourceFile(path: "views/customers/old.html", text: ""),
                SourceFile(path: "views/help/tasks.html", text: ""),
            ],
            pages: [
                SourceFile(path: "Sources/Web/Page.swift", text: #"fill("customers/show", type: "text/html")"#),
                SourceFile(path: "Sources/Web/Help.swift", text: #"fill("help/\(topic)")"#),
            ])
        #expect(rules.unused == ["customers/old"])
        #expect(rules.missing == ["partials/topbar"])
    }
}
