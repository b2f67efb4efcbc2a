import Postroom
import Support
import Testing

@Suite struct `Editing the words of letters` {
    let office: Office
    let browser: Browser
    private let page = "/correspondence-types/welcome/letter"

    init() throws {
        office = try TestOffice.open()
        try Cast.assembled(in: office)
        browser = try Browser.signedIn(office, as: .administrator)
    }

    private func save(_ body: String, base: Int = 1, note: String = "", to address: String? = nil) {
        browser.get(address ?? page)
        browser.send(
            to: address ?? page,
            [
                ("version", "\(base)"), ("subject", "Welcome to {{organisation.name}}"), ("body", body), ("note", note),
                ("account", "12345"),
            ])
    }

    private func words() throws -> TemplateVersion {
        let type = try #require(try CorrespondenceType.find(code: "welcome", in: office))
        return try TemplateVersion.current(of: try #require(type.letterTemplate), in: office)
    }

    @Test func `lists the gaps, each with its meaning and an example`() {
        browser.get(page)
        #expect(browser.page.contains("<code>{{customer.account}}</code></dt><dd>The account number"))
        #expect(browser.page.contains("<code>{{&gt; how-to-pay}}</code>"))
        #expect(browser.page.contains("Save as version 2") && browser.page.contains("value=\"12345\""))
    }

    @Test func `saves a new version, and letters are made with it`() throws {
        save("Hello {{customer.name}}, we are glad.", note: "Warmer")
        #expect(browser.page.contains("Version 2 is saved and used from now on."))
        #expect(try words().version == 2)
        save("Hello {{customer.name}}, we are glad.", base: 2)
        #expect(browser.page.contains("Nothing was changed, so nothing was saved."))
        browser.get("\(page)/versions")
        #expect(browser.page.contains("Version 2</a> <span class=\"badge good\">In use</span>"))
        #expect(browser.page.contains("Warmer") && browser.page.contains("Priya Nair"))
    }

    @Test(arguments: [
        ("One\n\nDear {{customer.adress}}", "Line 3: {{customer.adress}} is not known."),
        ("Dear {{customer.nam}}", "Line 1: {{customer.nam}} is not known. Did you mean {{customer.name}}?"),
        ("{{#text}}\nopen", "Line 1: "), ("a\n{{/text}}", "Line 2: "), ("a {{ b", "Line 1: "),
        ("Pay here: {{> how-to-pay}}", "Line 1: {{&gt; how-to-pay}} must stand on a line of its own."),
        ("a\n\n{{> how-to-play}}", "Line 3: {{&gt; how-to-play}} is not known. Did you mean {{&gt; how-to-pay}}?"),
        ("", "The text must be filled in."),
    ])
    func `refuses what cannot be used, naming it and its line`(body: String, message: String) throws {
        save(body)
        #expect(browser.status == 422)
        #expect(browser.page.contains(message))
        #expect(try words().version == 1)
        #expect(browser.page.contains("id=\"body-error\""))
    }

    @Test func `tries the words out with a customer before they are saved`() throws {
        browser.get(page)
        let fields = { (body: String, account: String) in
            [("version", "1"), ("subject", "Hi"), ("body", body), ("account", account)].map {
                (name: $0.0, value: $0.1)
            }
        }
        browser.send(to: "\(page)/preview", fields("Glad to have {{customer.name}} with us", "20007"))
        #expect(browser.status == 200 && browser.page.contains("<svg"))
        #expect(browser.page.contains("Glad to have Żółw i Wrona Sp. z o.o. with us"))
        browser.get(page)
        browser.send(to: "\(page)/preview", fields("And now {{customer.name}} again", "20007"))
        #expect(browser.page.contains("And now Żółw i Wrona"))
        browser.get(page)
        browser.send(to: "\(page)/preview", fields("{{nobody.knows}}", "20007"))
        #expect(browser.page.contains("{{nobody.knows}} is not known."))
        browser.get(page)
        browser.send(to: "\(page)/preview", fields("Fine", "99999"))
        #expect(browser.page.contains("There is no account 99999."))
        browser.get(page)
        browser.send(to: "\(page)/preview", fields("Fine {{your_reference}}", "12345"))
        #expect(browser.page.contains("There is no value for {{your_reference}}"))
        #expect(try words().version == 1)
    }

    @Test func `shows every type's letter and email, with made-up lines where a customer has none`() throws {
        for card in try TypeCard.all(in: office) {
            for (kind, template) in [("letter", card.type.letterTemplate), ("email", card.type.emailTemplate)] {
                guard template != nil else { continue }
                let address = "/correspondence-types/\(card.type.code)/\(kind)"
                browser.get("\(address)/preview?account=30001")
                #expect(
                    browser.status == 200 && !browser.page.contains("No preview yet"), "\(address): \(browser.page)")
                browser.get(address)
                #expect(browser.status == 200)
                #expect(
                    TemplateWords.findings(try TemplateVersion.current(of: template!, in: office).text, card.type) == []
                )
            }
        }
    }

    @Test func `tells the second of two people what the first changed, and loses nothing`() throws {
        save("First words.")
        save("My words <here>.", base: 1)
        #expect(browser.status == 409)
        #expect(browser.page.contains("Somebody saved version 2 meanwhile"))
        #expect(browser.page.contains("My words &lt;here&gt;.") && browser.page.contains("First words."))
        #expect(browser.page.contains("name=\"version\" value=\"2\""))
        #expect(try words().text.body == "First words.")
    }

    @Test func `shows what a version changed, and puts an older one back as a new one`() throws {
        let first = try words().text
        save("Other words.")
        browser.get("\(page)/versions/2")
        #expect(browser.page.contains("<span class=\"vh\">Added: </span>Other words."))
        browser.get("\(page)/versions/1")
        #expect(browser.page.contains("What was changed since"))
        browser.send(to: "\(page)/versions/1/restore", [("current", "2")])
        #expect(browser.page.contains("Version 1 is in use again, as version 3."))
        #expect(try words().text == first && words().version == 3)
        browser.get("\(page)/versions/2")
        browser.send(to: "\(page)/versions/2/restore", [("current", "2")])
        #expect(browser.page.contains("Somebody saved version 3 meanwhile, so nothing was restored."))
    }

    @Test func `knows no other kinds of words, and no letter where a type has none`() {
        for address in [
            "/correspondence-types/welcome/sms", "/correspondence-types/copy-invoices/letter",
            "/correspondence-types/none/letter",
        ] {
            browser.get(address)
            #expect(browser.status == 404, "\(address)")
        }
    }
}
