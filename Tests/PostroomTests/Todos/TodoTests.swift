import Postroom
import Support
import Testing

@Suite struct `A TODO` {
    let office: Office
    let cast: Cast
    let staffed: Office

    init() throws {
        office = try TestOffice.open()
        cast = try Cast.assembled(in: office)
        staffed = try office.staffed(by: .staff)
    }

    private func add(_ text: String, due: String = "", in office: Office? = nil) throws -> Todo.Added {
        var entry = Todo.Entry()
        entry.text = text
        entry.dueOn = due
        return try Todo.add(entry, for: try cast.customer("12345"), in: office ?? staffed)
    }

    @Test func `is open until somebody completes it, and both are written down`() throws {
        guard case .added(let id) = try add("Call back", due: "2026-11-24") else { preconditionFailure("it is whole") }
        let todo = try #require(try Todo.find(id, in: staffed))
        #expect(todo.isOpen && todo.createdBy == "Priya Nair")
        #expect(try todo.complete(note: "Spoke to Janet", in: staffed))
        #expect(try !todo.complete(in: staffed))
        #expect(try Todo.open(of: todo.customerID, in: staffed).isEmpty)
        #expect(try Todo.done(of: todo.customerID, in: staffed).map(\.text) == ["Call back"])
        #expect(try todo.reopen(in: staffed))
        #expect(try !todo.reopen(in: staffed))
        let trail = try Audit.trail(of: .todo, id.number, in: staffed)
        #expect(trail.map(\.action) == ["reopened", "completed", "added"])
        #expect(trail[1].details == "Spoke to Janet")
    }

    @Test func `comes in the order of its date, those without one last`() throws {
        for (text, due) in [("never", ""), ("later", "2026-12-01"), ("soon", "2026-11-21")] {
            _ = try add(text, due: due)
        }
        let open = try Todo.open(of: try cast.customer("12345").id, in: staffed)
        #expect(open.map(\.text) == ["soon", "later", "never"])
    }

    @Test func `sent twice by a double click is one`() throws {
        let first = try add("Once")
        #expect(try add("Once") == first)
        #expect(try Todo.open(of: try cast.customer("12345").id, in: staffed).count == 1)
    }

    @Test(arguments: [("", "", "text"), ("ok", "31/12/2026", "due"), (String(repeating: "x", count: 501), "", "text")])
    func `is refused beside its field`(text: String, due: String, field: String) throws {
        guard case .refused(let problems) = try add(text, due: due) else {
            Issue.record("it should be refused")
            return
        }
        #expect(problems.map(\.field) == [field])
    }

    @Test func `of another organisation is not found`() throws {
        guard case .added(let id) = try add("Ours") else { preconditionFailure("it is whole") }
        #expect(try Todo.find(id, in: try cast.neighbour().office) == nil)
    }
}
