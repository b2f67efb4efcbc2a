import FastCGI
import Foundation
import Postroom
import Support
import Testing

@Suite struct `The Invoices tab` {
    let office: Office
    let cast: Cast

    init() throws {
        office = try TestOffice.open()
        cast = try Cast.assembled(in: office)
    }

    /// The invoice numbers of a page, in order.
    private func numbers(_ page: String) -> [String] {
        page.components(separatedBy: "<td role=\"cell\" class=\"main-cell\"><a href=\"").dropFirst().compactMap {
            $0.text(after: ">", upTo: "<")
        }
    }

    private func older(_ page: String) -> String? {
        page.text(after: "<a class=\"button\" href=\"", upTo: "\">Show older</a>")
            .flatMap { $0.components(separatedBy: "href=\"").last }
    }

    @Test func `pages through a thousand invoices, each exactly once`() throws {
        let customer = try cast.customer("40001", "Thousand Bills Ltd")
        for number in 1...1000 {
            // Many on one day, so that ties are cut by pages.
            let day = Day(sinceEpoch: 20_000 + number / 40).text
            try cast.invoice("T-\(number)", of: customer, date: day, due: day, amount: 100 + number)
        }
        let browser = try Browser.signedIn(office)
        var seen: [String] = []
        var next: String? = "/customers/40001/invoices"
        while let address = next {
            let page = browser.get(address)
            seen += numbers(page)
            next = older(page)
            if seen.count > 1000 { break }
        }
        #expect(seen == (1...1000).reversed().map { "T-\($0)" })
    }

    @Test func `shows what is open, and all when asked`() throws {
        let customer = try cast.customer("12345")
        try cast.invoice("INV-PAID", of: customer, date: "2026-08-01", due: "2026-08-31", amount: 5000, outstanding: 0)
        try cast.invoice("INV-VOID", of: customer, date: "2026-08-01", due: "2026-08-31", amount: 5000, status: .void)
        try cast.invoice("CN-1", of: customer, date: "2026-08-02", due: "2026-08-02", amount: -2000)
        let browser = try Browser.signedIn(office)
        let open = numbers(browser.get("/customers/12345/invoices"))
        #expect(open == ["INV-205377", "INV-205260", "INV-204893", "INV-204417", "CN-1"])
        let all = browser.get("/customers/12345/invoices?show=all")
        #expect(numbers(all).contains("INV-PAID") && numbers(all).contains("INV-VOID"))
        #expect(all.contains("Void") && all.contains("Paid") && all.contains("−£20.00"))
    }

    @Test func `counts the days overdue from the day after the due date`() throws {
        let customer = try cast.customer("12345")
        try cast.invoice("TODAY", of: customer, date: "2026-11-01", due: "2026-11-20", amount: 100)
        try cast.invoice("LATE-1", of: customer, date: "2026-11-01", due: "2026-11-19", amount: 100)
        let page = try Browser.signedIn(office).get("/customers/12345/invoices")
        #expect(page.contains("<span class=\"badge bad\">48 days overdue</span>"))
        #expect(page.contains("<span class=\"badge warn\">1 day overdue</span>"))
        #expect(page.count(of: "Not due") == 2)
    }

    @Test func `sums up what is unpaid in each currency`() throws {
        let page = try Browser.signedIn(office).get("/customers/20007/invoices")
        #expect(page.contains("<td role=\"cell\" class=\"num\" data-label=\"Outstanding\">£100.00</td>"))
        #expect(page.contains("<td role=\"cell\" class=\"num\" data-label=\"Outstanding\">€70.00</td>"))
    }

    @Test func `names the last letter about an invoice`() throws {
        try cast.letter(to: try cast.customer("12345"), token: "one")
        let page = try Browser.signedIn(office).get("/customers/12345/invoices")
        #expect(page.count(of: "<a href=\"/customers/12345/correspondence/C001\">12345/C001</a>") == 3)
    }

    @Test func `puts an invoice that was searched for first and marks it`() throws {
        let page = try Browser.signedIn(office).get("/customers/12345/invoices?invoice=inv-204893")
        #expect(page.contains("class=\"found\" id=\"found\""))
        #expect(page.contains("<mark>INV-204893</mark>"))
        #expect(!page.contains("INV-205377"))
        let none = try Browser.signedIn(office, name: "Sam Okafor").get("/customers/12345/invoices?invoice=INV-300001")
        #expect(none.contains("has no invoice INV-300001"))
    }

    @Test func `can be downloaded for a spreadsheet`() throws {
        let customer = try cast.customer("12345")
        try cast.invoice("=1+1", of: customer, date: "2026-08-01", due: "2026-08-31", amount: -5000)
        let browser = try Browser.signedIn(office)
        let file = browser.get("/customers/12345/invoices.csv?show=all")
        #expect(file.contains("12345,INV-204417,2026-09-03,2026-10-03,GBP,412.50,412.50,48,Overdue,\r\n"))
        #expect(file.contains("12345,'=1+1,2026-08-01,2026-08-31,GBP,-50.00,-50.00,0,Credit,\r\n"))
        #expect(browser.reply[header: "Content-Disposition"]?.contains("12345-invoices-2026-11-20.csv") == true)
    }
}
