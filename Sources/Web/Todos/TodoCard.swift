import Mustache
import Postroom

/// The TODOs of one record, as `views/partials/todo-card.html` shows them on its page.
enum TodoCard {
    /// The names that the partial asks for.
    ///
    /// - Parameter back: the page's own address, where Done and Add lead back to.
    static func entries(
        about: Todo.About, of customer: ID<Customer>, account: String, back: String, in office: Office
    ) throws -> [(String, Value)] {
        let mayLook = office.actor.may(.view, of: .todos)
        let todos = mayLook ? try Todo.about(about, of: customer, in: office) : []
        let base = CustomerFrame.address(account)
        let mayAdd = office.actor.may(.edit, of: .todos)
        let query = "about=\(word(about, of: customer).percentEncoded)&back=\(back.percentEncoded)"
        return [
            (
                "todos",
                .list(
                    todos.filter(\.isOpen).map {
                        TodoWords.value($0, at: base, today: office.today, namesSubject: false)
                    })
            ),
            ("has_todos", .bool(todos.contains(where: \.isOpen))),
            ("done_todos", .list(todos.filter { !$0.isOpen }.map { done($0, in: office) })),
            ("may_add_todo", .bool(mayAdd)), ("add_todo", .text("\(base)/todos/new?\(query)")),
            ("todo_back", .text(back)),
        ]
    }

    /// `invoice:12`: what a new TODO is about, as its form's address says it.
    static func word(_ about: Todo.About, of customer: ID<Customer>) -> String {
        let key = about.key(of: customer)
        return "\(key.subject.rawValue):\(key.id)"
    }

    /// Reads `invoice:12`; anything else is about the customer.
    static func about(_ word: String?) -> Todo.About {
        let parts = (word ?? "").split(separator: ":")
        guard parts.count == 2, let id = Int(parts[1]), id > 0 else { return .customer }
        switch parts[0] {
        case "invoice": return .invoice(ID(id))
        case "payment": return .payment(ID(id))
        case "correspondence": return .correspondence(ID(id))
        default: return .customer
        }
    }

    private static func done(_ todo: Todo, in office: Office) -> Value {
        let day = todo.completedAt?.day(in: office.actor.timeZone).short ?? ""
        return [
            "text": .text(todo.text), "todo_address": .text("/todos/\(todo.id.number)"),
            "when": .text("Done \(day) by \(todo.completedBy)"),
            "note": todo.completionNote.isEmpty ? .null : .text(todo.completionNote),
        ]
    }
}
