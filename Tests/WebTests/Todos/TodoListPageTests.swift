import Foundation
import Postroom
import SQL
import Support
import Testing

@Suite struct `The work list` {
    let office: Office
    let cast: Cast
    let browser: Browser

    init() throws {
        office = try TestOffice.open()
        cast = try Cast.assembled(in: office)
        browser = try Browser.signedIn(office)
    }

    @discardableResult
    private func add(
        _ text: String, due: String = "", kind: String = "General", to account: String = "12345", mine: Bool = true,
        snoozed: String = ""
    ) throws -> Todo {
        var entry = Todo.Entry()
        (entry.text, entry.kind, entry.dueOn, entry.snoozedUntil) = (text, kind, due, snoozed)
        entry.assignedTo =
            mine ? try Staff.all(in: office).first { $0.name == "Priya Nair" }?.id : nil
        guard case .added(let id) = try Todo.add(entry, for: try cast.customer(account), in: office) else {
            preconditionFailure("it is whole")
        }
        return try #require(try Todo.find(id, in: office))
    }

    /// What the open page lists, in its order.
    private var listed: [String] {
        browser.page.components(separatedBy: "class=\"main-cell\"><a href=\"/todos/").dropFirst().compactMap {
            $0.text(after: ">", upTo: "<")
        }
    }

    @Test func `shows what is mine, the most urgent first, and what has no date last`() throws {
        try add("no date")
        try add("later", due: "2026-12-01")
        try add("late", due: "2026-11-18")
        try add("not mine", mine: false)
        try add("asleep", due: "2026-11-19", snoozed: "2026-11-30")
        browser.get("/todos")
        #expect(listed == ["late", "later", "no date"])
        #expect(browser.page.contains("3 TODOs, most urgent first"))
        #expect(browser.page.contains("2 days late"))
        browser.get("/todos?whose=none")
        #expect(listed == ["not mine"])
        browser.get("/todos?whose=all&sort=added&down=1")
        #expect(listed == ["not mine", "late", "later", "no date"])
    }

    @Test func `is narrowed to what is overdue, asleep, of a type, or has some words`() throws {
        try add("Ask for a remittance", due: "2026-11-18", kind: "Payment")
        try add("Ring back", due: "2026-11-25", to: "20007")
        try add("Look at it again", snoozed: "2026-11-30")
        browser.get("/todos?state=overdue")
        #expect(listed == ["Ask for a remittance"])
        browser.get("/todos?state=snoozed")
        #expect(listed == ["Look at it again"])
        #expect(browser.page.contains("30 Nov 2026"))
        browser.get("/todos?kind=Payment")
        #expect(listed == ["Ask for a remittance"])
        for words in ["remit", "REMITTANCE ask", "20007", "wrona"] {
            browser.get("/todos?q=\(words.replacing(" ", with: "+"))")
            #expect(listed == [words.contains("2") || words == "wrona" ? "Ring back" : "Ask for a remittance"])
        }
        browser.get("/todos?q=%22%25_nothing")
        #expect(browser.status == 200 && listed.isEmpty && browser.page.contains("No TODOs match"))
    }

    @Test func `completes what is ticked, with a note, and says how many`() throws {
        let todos = [try add("one"), try add("two"), try add("three")]
        browser.get("/todos")
        browser.send(
            to: "/todos/complete",
            [
                ("back", "/todos?state=done"), ("note", "Rang them"), ("todo", "\(todos[0].id.number)"),
                ("todo", "\(todos[2].id.number)"),
            ])
        #expect(browser.page.contains("2 TODOs completed."))
        #expect(Set(listed) == ["one", "three"])
        browser.get("/todos/\(todos[0].id.number)")
        #expect(browser.page.contains("Rang them"))
        browser.send(to: "/todos/\(todos[0].id.number)/reopen", [])
        browser.get("/todos")
        #expect(listed == ["one", "two"])
        browser.send(to: "/todos/complete", [("back", "/todos"), ("only", "\(todos[1].id.number)"), ("note", "x")])
        #expect(browser.page.contains("1 TODO completed.") && listed == ["one"])
        browser.send(to: "/todos/complete", [("back", "/todos")])
        #expect(browser.page.contains("Tick what is done first."))
    }

    @Test func `leads nobody to a stranger's page`() throws {
        let todo = try add("one")
        browser.get("/todos")
        browser.send(
            to: "/todos/complete", [("back", "//elsewhere.example/"), ("only", "\(todo.id.number)")])
        #expect(browser.address == "/customers")
    }

    @Test func `pages through many, each once, in both directions`() throws {
        try office.atomically {
            for index in 0..<130 {
                let due = index % 3 == 0 ? "" : "2026-12-\((10 + index % 7))"
                try add("t\(index)", due: due)
            }
        }
        for start in ["/todos", "/todos?down=1", "/todos?sort=added&down=1"] {
            var seen: [String] = []
            var next: String? = start
            while let address = next {
                browser.get(address)
                seen += listed
                next = browser.page.text(after: "<nav class=\"paging\"", upTo: "</nav>").flatMap { nav in
                    nav.contains("Next page")
                        ? nav.components(separatedBy: "href=\"").last?.components(separatedBy: "\"").first : nil
                }?.replacing("&amp;", with: "&")
            }
            #expect(seen.count == 130 && Set(seen).count == 130, "\(start)")
        }
    }

    @Test func `is a file for a spreadsheet`() throws {
        try add("=evil()", due: "2026-11-18")
        browser.get("/todos.csv")
        #expect(browser.page.contains("'=evil()"))
        #expect(browser.page.contains("12345,Hartley & Sons Joinery Ltd,Customer,General"))
    }

    @Test func `counts in the menu what is mine and due`() throws {
        #expect(!browser.get("/customers").contains("class=\"count\""))
        try add("today", due: "2026-11-20")
        try add("late", due: "2026-11-10")
        try add("later", due: "2026-11-21")
        try add("asleep", due: "2026-11-10", snoozed: "2026-11-21")
        try add("not mine", due: "2026-11-10", mine: false)
        #expect(browser.get("/customers").contains("<span class=\"count\">2<span class=\"vh\"> waiting</span></span>"))
    }

    @Test func `of another organisation is not seen`() throws {
        let neighbour = try cast.neighbour()
        var entry = Todo.Entry()
        entry.text = "Secret"
        guard
            case .added(let id) = try Todo.add(
                entry, for: try #require(try Customer.find(account: "90001", in: neighbour.office)),
                in: neighbour.office)
        else { preconditionFailure("it is whole") }
        browser.get("/todos?whose=all&q=Secret")
        #expect(listed.isEmpty)
        browser.get("/todos/\(id.number)")
        #expect(browser.status == 404)
        browser.get("/todos")
        browser.send(to: "/todos/complete", [("back", "/todos"), ("only", "\(id.number)")])
        #expect(try Todo.find(id, in: neighbour.office)?.isOpen == true)
    }

    // MARK: One TODO

    @Test func `opens one, which is taken, snoozed, woken and amended`() throws {
        let todo = try add("Call Janet", mine: false)
        let address = "/todos/\(todo.id.number)"
        browser.get(address)
        browser.send(to: "\(address)/take", [("version", "1")])
        #expect(browser.page.contains("It is yours now.") && browser.page.contains("In progress"))
        browser.send(to: "\(address)/snooze", [("version", "2"), ("until", "2026-11-20")])
        #expect(browser.status == 422 && browser.page.contains("Snooze it until tomorrow or later."))
        browser.send(to: "\(address)/snooze", [("version", "2"), ("until", "2026-11-23")])
        #expect(browser.page.contains("Snoozed until 23 Nov 2026."))
        browser.send(to: "\(address)/wake", [("version", "3")])
        #expect(browser.page.contains("It is back."))
        browser.get("\(address)/amend")
        browser.send(
            to: "\(address)/amend",
            [
                ("version", "4"), ("text", "Call Mark"), ("details", "He has the <file>."), ("kind", "Complaint"),
                ("due", "2026-11-24"), ("status", "open"), ("assigned", ""), ("snoozed", ""),
            ])
        #expect(browser.page.contains("<h1>Call Mark</h1>") && browser.page.contains("He has the &lt;file&gt;."))
        #expect(browser.page.contains("What is to be done: Call Janet → Call Mark"))
    }

    @Test func `tells the second of two people, who loses nothing`() throws {
        let todo = try add("Call Janet")
        let address = "/todos/\(todo.id.number)"
        _ = try todo.snooze(until: "2026-11-27", version: 1, in: office)
        browser.get("\(address)/amend")
        browser.send(
            to: "\(address)/amend",
            [("version", "1"), ("text", "My words"), ("kind", "General"), ("due", ""), ("assigned", "")])
        #expect(browser.status == 409)
        #expect(browser.page.contains("Somebody else changed this TODO meanwhile") && browser.page.contains("My words"))
        #expect(browser.page.contains("Snoozed until"))
        #expect(try Todo.find(todo.id, in: office)?.text == "Call Janet")
    }
}
