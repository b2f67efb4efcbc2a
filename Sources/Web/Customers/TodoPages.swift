import FastCGI
import Mustache
import Postroom

/// What is to be done about a customer: the list, Add > TODO, Done and Reopen.
enum TodoPages {
    static func list(_ visit: Visit) throws -> Reply {
        let frame = try CustomerFrame(visit)
        let today = frame.office.today
        let open = try Todo.open(of: frame.customer.id, limit: 200, in: frame.office)
        let done = try Todo.done(of: frame.customer.id, in: frame.office)
        let mayEdit = frame.office.actor.may(.edit, of: .todos)
        return try frame.show(
            form: "customers/todos", title: "TODOs",
            [
                ("todos", .list(open.map { TodoWords.value($0, at: frame.address, today: today) })),
                ("has_todos", .bool(!open.isEmpty)), ("may_add_todo", .bool(mayEdit)),
                ("todo_back", .text("\(frame.address)/todos")),
                ("done", .list(done.map { TodoWords.value($0, at: frame.address, today: today) })),
                ("has_done", .bool(!done.isEmpty)),
            ])
    }

    static func form(_ visit: Visit) throws -> Reply {
        let frame = try CustomerFrame(visit)
        try frame.office.require(.edit, of: .todos)
        var entry = Todo.Entry()
        entry.about = TodoCard.about(visit.query["about"])
        entry.assignedTo = frame.office.actor.staffID
        return try form(frame, entry, back: visit.query["back"], [])
    }

    static func add(_ visit: Visit) throws -> Reply {
        let frame = try CustomerFrame(visit)
        let entry = TodoForm.sent(visit.form)
        switch try Todo.add(entry, for: frame.customer, in: frame.office) {
        case .added: return visit.redirect(to: back(visit.form["back"], frame), saying: "TODO added.")
        case .refused(let problems): return try form(frame, entry, back: visit.form["back"], problems)
        }
    }

    static func complete(_ visit: Visit) throws -> Reply {
        let (frame, todo) = try todo(visit)
        let isNew = try todo.complete(in: frame.office)
        return visit.redirect(
            to: back(visit.form["back"], frame),
            saying: isNew ? "Done: \(todo.text)" : "That was done already: \(todo.text)")
    }

    static func reopen(_ visit: Visit) throws -> Reply {
        let (frame, todo) = try todo(visit)
        _ = try todo.reopen(in: frame.office)
        return visit.redirect(to: "\(frame.address)/todos", saying: "Open again: \(todo.text)")
    }

    private static func todo(_ visit: Visit) throws -> (CustomerFrame, Todo) {
        let frame = try CustomerFrame(visit)
        guard let id = ID<Todo>(text: visit["todo"]), let todo = try Todo.find(id, in: frame.office),
            todo.customerID == frame.customer.id
        else { throw TurnedAway.notFound }
        return (frame, todo)
    }

    /// The page that the button or the link stood on.
    private static func back(_ address: String?, _ frame: CustomerFrame) -> String {
        guard let address, !address.isEmpty else { return frame.address }
        return LocalAddress.safe(address)
    }

    private static func form(
        _ frame: CustomerFrame, _ entry: Todo.Entry, back: String?, _ problems: [Problem]
    ) throws -> Reply {
        let about = try subject(of: entry, at: frame)
        return try frame.show(
            form: "customers/todo", title: "Add TODO", problems: problems,
            try TodoForm.entries(entry, problems, in: frame.office) + [
                ("about", .text(TodoCard.word(entry.about, of: frame.customer.id))), ("about_title", Value(about)),
                ("back", .text(self.back(back, frame))),
            ])
    }

    /// The record that a new TODO is about, by name; somebody else's is not found.
    private static func subject(of entry: Todo.Entry, at frame: CustomerFrame) throws -> String? {
        let (office, customer) = (frame.office, frame.customer)
        switch entry.about {
        case .customer, .other: return nil
        case .invoice(let id):
            guard let invoice = try Invoice.find([id], of: customer.id, in: office).first else {
                throw TurnedAway.notFound
            }
            return "Invoice \(invoice.number)"
        case .payment(let id):
            guard let payment = try Payment.find(id, of: customer.id, in: office) else { throw TurnedAway.notFound }
            return "Payment \(payment.reference)"
        case .correspondence(let id):
            guard let letter = try Correspondence.find(id, in: office), letter.customerID == customer.id else {
                throw TurnedAway.notFound
            }
            return letter.reference
        }
    }
}
