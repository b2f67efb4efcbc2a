import FastCGI
import Foundation
import Postroom
import SQL
import Support
import Testing
import Web

/// Letters as the browser shows them: pictures of their pages, on the form and on the record.
@Suite struct `The sheets of a letter` {
    let office: Office
    let browser: Browser
    let form = "/customers/12345/correspondence/new/overdue-account"
    let record = "/customers/12345/correspondence/C001"

    init() throws {
        office = try TestOffice.open()
        try Cast.assembled(in: office)
        browser = try Browser.signedIn(office, as: .administrator)
    }

    @Test func `stand in the preview, which may show and do nothing else`() {
        let page = browser.get("\(form)/preview")
        #expect(page.count(of: "<svg xmlns") == 1)
        #expect(page.contains("aria-label=\"Letter 12345/C001, page 1 of 1\""))
        #expect(page.contains("Your account is overdue by £1,234.50"))
        #expect(!page.contains("class=\"notice"))
        #expect(
            browser.reply[header: "Content-Security-Policy"]
                == "default-src 'none'; style-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'self'")
    }

    @Test func `follow what is typed, and so does the PDF`() {
        browser.get(form)
        let fields = [("date", "2026-11-20"), ("your_reference", "Bestellung ÄÖ 7"), ("pay_by", "2026-11-30")]
        let invoices = browser.page.matches(of: /name="([a-z_]+)" value="([0-9]+)" checked/).map {
            (String($0.1), String($0.2))
        }
        #expect(invoices.count == 3)
        browser.send(to: "\(form)/preview", fields + invoices)
        #expect(browser.page.contains("30 November 2026"))
        browser.get(form)
        browser.send(to: "\(form)/preview.pdf", fields + invoices)
        #expect(browser.reply[header: "Content-Type"] == "application/pdf")
    }

    @Test func `give way to the reasons where nothing can be shown`() {
        browser.get(form)
        browser.send(to: "\(form)/preview", [("date", "yesterday")])
        #expect(browser.page.contains("<li>Enter the letter date as a day, month and year.</li>"))
    }

    @Test func `are the kept letter, page by page, for ever`() throws {
        try save()
        let digest = try #require(browser.page.text(after: "class=\"mono digest\">", upTo: "<"))
        let words = "aria-label=\"Page 1 of 1 of letter 12345/C001: Your account is overdue by £1,234.50 Dear "
        #expect(browser.page.contains("<div class=\"leaf\" role=\"img\" \(words)"))
        #expect(!browser.page.contains("<iframe"))
        let shown = try #require(browser.page.text(after: "<svg xmlns", upTo: "</svg>"))
        browser.get("\(record)/pages/1?v=\(digest.prefix(8))")
        #expect(browser.reply[header: "Content-Type"] == "image/svg+xml")
        #expect(browser.page.contains(shown))
        #expect(browser.reply[header: "Cache-Control"] == "private, max-age=31536000, immutable")
        #expect(browser.page.hasPrefix("<svg xmlns"))
        browser.get("\(record)/pages/1")
        #expect(browser.reply[header: "Cache-Control"] == "no-store")
        browser.get("\(record)/pages/2")
        #expect(browser.status == 404)
    }

    @Test func `go on bearing the name and bank details of their day`() throws {
        try save()
        let address = "\(record)/pages/1"
        let then = browser.get(address)
        var organisation = try Organisation.current(in: office)
        organisation.name = "Aire Fibre"
        organisation.bank.accountNumber = "87654321"
        let isSaved = try organisation.save(in: office)
        try #require(isSaved)
        #expect(browser.get(address) == then)
        #expect(browser.get(record).contains("<div class=\"leaf\""))
    }

    @Test func `leave the frame to a PDF that cannot be made again`() throws {
        let customer = try #require(try Customer.find(account: "12345", in: office))
        try Cast(office).printed(to: customer, token: "other")
        let page = browser.get(record)
        #expect(page.contains("<iframe class=\"sheet\" title=\"Letter 12345/C001, 1 page\" src=\"\(record)/letter\">"))
        #expect(!page.contains("class=\"leaf\""))
        browser.get("\(record)/pages/1")
        #expect(browser.status == 404)
    }

    @Test func `are not shown for a file that is damaged, however often they were shown before`() throws {
        try save()
        for _ in 1...2 { #expect(browser.get(record).contains("<div class=\"leaf\"")) }
        try office.database.run("UPDATE document_content SET bytes = CAST('%PDF-1.7 damaged' AS BLOB)")
        #expect(!browser.get(record).contains("class=\"leaf\""))
        #expect(browser.page.contains("<iframe class=\"sheet\""))
        browser.get("\(record)/pages/1")
        #expect(browser.status == 404)
    }

    @Test func `are not shown for a file that was put in its place, digest and all`() throws {
        try save()
        #expect(browser.get(record).contains("<div class=\"leaf\""))
        try office.database.run(
            "UPDATE document_content SET bytes = CAST('%PDF-1.7 another' AS BLOB)")
        try office.database.run(
            """
            UPDATE document SET size = 16,
              sha256 = '76eaafbff1f14874f329076255073ef6edbf96d9c80f6bff98332fef31304f2f'
            """)
        #expect(!browser.get(record).contains("class=\"leaf\""))
    }

    @Test func `of one letter never stand for another's`() throws {
        try save()
        try save(as: "C002")
        let records = ["C001", "C002"].map { "/customers/12345/correspondence/\($0)" }
        for address in records { #expect(browser.get(address).contains("<div class=\"leaf\"")) }
        try office.database.run(
            """
            UPDATE correspondence SET document_id =
              (SELECT sum(document_id) FROM correspondence WHERE document_id IS NOT NULL) - document_id
            """)
        for address in records { #expect(!browser.get(address).contains("class=\"leaf\"")) }
    }

    @Test func `are drawn anew for whoever asks after many others`() throws {
        let crowded = try Browser.signedIn(
            office, as: .administrator, name: "Tom Aldridge", shelf: PictureShelf(most: 700_000))
        try save()
        let seen = crowded.get(record)
        for number in 2...6 {
            try save(as: "C00\(number)")
            crowded.get("/customers/12345/correspondence/C00\(number)")
            #expect(crowded.page.contains("<div class=\"leaf\""))
        }
        let before = try #require(seen.text(after: "<svg xmlns", upTo: "</svg>"))
        let again = try #require(crowded.get(record).text(after: "<svg xmlns", upTo: "</svg>"))
        #expect(again == before)
    }

    private func save(as number: String = "C001") throws {
        browser.get(form)
        let token = try #require(browser.page.text(after: "name=\"draft_token\" value=\"", upTo: "\""))
        let ticked = browser.page.matches(of: /name="([a-z_]+)" value="([0-9]+)" checked/)
        let dates = browser.page.matches(of: /type="date" id="([a-z_]+)" name="[a-z_]+" value="([0-9-]+)"/)
        let fields = (ticked.map { ($0.1, $0.2) } + dates.map { ($0.1, $0.2) }).map { (String($0.0), String($0.1)) }
        browser.send(to: form, fields + [("draft_token", token)])
        try #require(browser.address == "/customers/12345/correspondence/\(number)")
    }
}
