import Postroom
import Support
import Testing

@Suite struct `SmartSearch on every page` {
    let office: Office
    let cast: Cast
    let browser: Browser

    init() throws {
        office = try TestOffice.open()
        cast = try Cast.assembled(in: office)
        browser = try Browser.signedIn(office)
    }

    @Test(.proves(8, 9)) func `leads straight to the one record that is meant`() throws {
        browser.get("/search?q=12345")
        #expect(browser.address == "/customers/12345")
        browser.get("/search?q=+inv-204417+")
        #expect(browser.address.hasPrefix("/customers/12345/invoices?invoice=INV-204417"))
        try cast.letter(to: try cast.customer("12345"), token: "one")
        browser.get("/search?q=12345%2Fc1")
        #expect(browser.address == "/customers/12345/correspondence/C001")
    }

    @Test func `lists several, grouped by kind`() throws {
        for number in 1...25 { try cast.customer("S-\(number)", "Sparrow \(number) & Sons") }
        let page = browser.get("/search?q=sparrow")
        #expect(browser.address == "/search?q=sparrow")
        #expect(page.contains("<h2 id=\"customers\">Customers</h2>"))
        #expect(page.count(of: "<li><a href=\"/customers/S-") == 20)
        #expect(page.contains("These are the first 20."))
        #expect(page.contains("Sparrow 1 &amp; Sons"))
    }

    @Test func `says that nothing was found and keeps the text, escaped`() {
        let page = browser.get("/search?q=%3Cscript%3Ezebra")
        #expect(page.contains("Nothing found for “&lt;script&gt;zebra”"))
        #expect(page.contains("value=\"&lt;script&gt;zebra\""))
        #expect(!page.contains("<script>zebra"))
    }

    @Test func `asks for two letters at least`() {
        #expect(browser.get("/search?q=z").contains("Type at least two letters"))
    }

    @Test func `is a page of its own for phones`() {
        let page = browser.get("/search")
        #expect(browser.status == 200)
        #expect(page.contains("<h1>SmartSearch</h1>") && !page.contains("Nothing found"))
    }
}
