import Mustache
import Postroom

/// A TODO in words: what it is about and where that is, as lists, cards and files show it.
enum TodoWords {
    /// `Invoice INV-204417`; `nil` for the customer as a whole.
    static func about(_ todo: Todo) -> String? {
        switch todo.about {
        case .customer: nil
        case .invoice: "Invoice \(todo.aboutTitle)"
        case .payment: "Payment \(todo.aboutTitle)"
        case .correspondence: "\(todo.account)/\(todo.aboutTitle)"
        case .other: todo.aboutTitle.isEmpty ? nil : todo.aboutTitle
        }
    }

    /// Where it is shown; `nil` for the customer as a whole.
    static func address(_ todo: Todo) -> String? {
        let customer = CustomerFrame.address(todo.account)
        switch todo.about {
        case .customer: return nil
        case .invoice: return "\(customer)/invoices/\(todo.aboutTitle.percentEncoded)"
        case .payment(let id): return "\(customer)/payments/\(id.number)"
        case .correspondence: return "\(customer)/correspondence/\(todo.aboutTitle)"
        case .other(let subject, _): return subject == .contactPoint ? "\(customer)/contacts" : nil
        }
    }

    /// A TODO as cards show it.
    ///
    /// - Parameter namesSubject: whether it says what it is about; the page of that record knows.
    static func value(_ todo: Todo, at base: String, today: Day, namesSubject: Bool = true) -> Value {
        let late = todo.isOpen ? todo.daysLate(on: today) : 0
        let due = todo.dueOn.map { $0 == today ? "Today" : $0.short }
        return [
            "id": .integer(todo.id.number), "text": .text(todo.text), "todo_address": .text("/todos/\(todo.id.number)"),
            "action": .text("\(base)/todos/\(todo.id.number)"),
            "due": Value(due), "late": late > 0 ? .text("\(late.counting("day")) late") : .null,
            "kind": todo.kind == Todo.kinds[0] ? .null : .text(todo.kind),
            "about": namesSubject ? Value(about(todo)) : .null,
            "assigned": todo.assignedTo.isEmpty ? .null : .text(todo.assignedTo),
            "state": todo.status == .inProgress
                ? "In progress" : todo.isSnoozed(on: today) ? .text("Snoozed until \(todo.snoozedUntil!.short)") : .null
                ,
        ]
    }
}
