import Mustache
import Postroom

/// What stands beside the desk: linked records, TODOs, versions, and what can be done.
extension CorrespondencePage {
    /// Linked invoices and payments, and what is open about them.
    static func related(_ record: Correspondence, in office: Office) throws -> [(String, Value)] {
        let content = try record.content(in: office)
        let invoices = content.invoices.prefix(20).map { line -> Value in
            let money = Money(line.outstanding, Currency(code: line.currency) ?? .pounds)
            return [
                "number": .text(line.number), "amount": .text(money.text),
                "address": .text(InvoicesPage.address(ofNumber: line.number, account: record.account)),
            ]
        }
        let more = content.invoices.count - invoices.count
        let payments = try record.linkedPayments(in: office)
        let todos = office.actor.may(.view, of: .todos) ? try record.openLinkedTodos(in: office) : []
        return [
            ("has_linked", .bool(!invoices.isEmpty || !payments.isEmpty)),
            ("linked_invoices", .list(invoices)), ("has_linked_invoices", .bool(!invoices.isEmpty)),
            ("more_invoices", more > 0 ? .text(more.grouped) : .null),
            (
                "linked_payments",
                .list(
                    payments.map {
                        [
                            "reference": .text($0.reference), "amount": .text($0.amount.text),
                            "about": .text("\($0.date.short), \($0.status.rawValue)"),
                        ]
                    })
            ),
            ("has_linked_payments", .bool(!payments.isEmpty)),
            ("todos_address", .text("/customers/\(record.account.percentEncoded)/todos")),
            ("has_linked_todos", .bool(!todos.isEmpty)),
            ("linked_todos", .list(todos.map { todo($0, office.today) })),
        ]
    }

    static func todo(_ todo: Correspondence.RelatedTodo, _ today: Day) -> Value {
        let late = todo.dueOn.map { max(0, today - $0) } ?? 0
        return [
            "address": .text("/todos/\(todo.id.number)"), "text": .text(todo.text), "kind": .text(todo.kind),
            "about": Value(todo.about.isEmpty ? nil : todo.about),
            "due": Value(todo.dueOn.map { $0 == today ? "Today" : $0.short }), "is_late": .bool(late > 0),
        ]
    }

    /// Versions of the letter, and whether a new one would differ.
    static func updates(_ record: Correspondence, _ papers: Papers, in office: Office) throws -> [(String, Value)] {
        let versions = try LetterVersion.of(record.id, in: office)
        let zone = office.actor.timeZone
        let seen = versions.first?.number ?? 0
        let type = try CorrespondenceType.find(record.typeID, in: office)
        let current = try type?.letterTemplate.map { try TemplateVersion.current(of: $0, in: office) }
        return [
            (
                "versions",
                .list(
                    versions.map { version in
                        [
                            "number": .integer(version.number),
                            "is_current": .bool(version.document.id == record.documentID),
                            "summary": .text(EmailFormPage.about(version.document)),
                            "template": Value(version.template.map { "template version \($0)" }),
                            "made": .text(version.madeAt.dayAndTime(in: zone)), "by": .text(version.madeBy),
                            "was_sent": .bool(version.wasSent),
                            "pdf": .text("\(record.address)/versions/\(version.number)/pdf"),
                            "changes": version.number > 1
                                ? .text("\(record.address)/versions/\(version.number)") : .null,
                        ]
                    })
            ),
            ("has_versions", .bool(!versions.isEmpty)), ("seen_version", .integer(seen)),
            ("may_recreate", .bool(office.actor.may(.edit, of: .correspondence))),
            ("update_note", .text(note(versions.first, current, papers))),
            ("recreate_hint", .text(hint(seen, papers))),
            ("has_changed", .bool(try record.hasChangedSinceSent(papers, in: office))),
        ]
    }

    private static func note(_ newest: LetterVersion?, _ template: TemplateVersion?, _ papers: Papers) -> String {
        if papers.areBills { return "What is sent are the bills themselves, as they were when this was saved." }
        guard let template else { return "This type has no letter template any more." }
        guard let made = newest?.template else { return "No PDF has been made yet." }
        guard !papers.attached.isEmpty else {
            return "The letter was edited, and no PDF says yet what it says now. Those below are of before."
        }
        return made == template.version
            ? "The PDF was made with the current template, version \(made)."
            : "The template has moved on from version \(made) to version \(template.version) since this PDF was made."
    }

    private static func hint(_ seen: Int, _ papers: Papers) -> String {
        if papers.areBills { return "Takes each invoice’s bill as it is now. What was sent stays as it was sent." }
        guard seen > 0 else { return "Tries again with the current template and the same content." }
        return "Makes version \(seen + 1) with the current template and the same content. Version \(seen) is kept."
    }

    /// The Actions menu, and the delivery that can be undone.
    static func actions(
        _ record: Correspondence, _ papers: Papers, _ messages: [Message], in office: Office
    ) throws -> [(String, Value)] {
        let mayEdit = office.actor.may(.edit, of: .correspondence)
        let isDelivered = record.status == .delivered
        let mayDelete = try mayEdit && (!record.hasLeft(in: office) || office.actor.may(.full, of: .correspondence))
        let delivery = isDelivered ? try record.deliveryFacts(in: office) : nil
        return [
            (
                "may_email_form",
                .bool(record.readiness(papers) == nil && office.actor.may(.edit, of: .sending))
            ),
            ("may_deliver", .bool(mayEdit && record.mayBeDelivered)),
            ("may_edit", .bool(try mayEdit && record.whyNotEditable(in: office) == nil)),
            ("may_delete", .bool(mayDelete)),
            ("may_undo", .bool(isDelivered && office.actor.may(.full, of: .correspondence))),
            ("delivered", Value(delivery.map { "\($0.day.short), \($0.method.lowercased())" })),
            ("is_delivered", .bool(isDelivered)),
        ]
    }

    /// How far it has come, and what happened to each recipient.
    static func delivery(
        _ record: Correspondence, _ messages: [Message], in office: Office
    ) throws -> [(String, Value)] {
        [
            ("steps", steps(record, messages, office.actor.timeZone)),
            ("is_moving", .bool(isMoving(messages))),
            ("has_messages", .bool(!messages.isEmpty)),
            ("messages", .list(try messages.prefix(8).map { try recipient($0, in: office) })),
            ("more_messages", messages.count > 8 ? .text((messages.count - 8).grouped) : .null),
        ]
    }
}
