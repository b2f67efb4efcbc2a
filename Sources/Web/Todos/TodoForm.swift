import FastCGI
import Mustache
import Postroom

/// The form of a TODO, new or amended.
enum TodoForm {
    /// What was typed.
    static func sent(_ form: Form) -> Todo.Entry {
        var entry = Todo.Entry()
        entry.about = TodoCard.about(form["about"])
        entry.text = form["text"] ?? ""
        entry.details = (form["details"] ?? "").replacing("\r\n", with: "\n")
        entry.kind = form["kind"] ?? ""
        entry.isInProgress = form["status"] == Todo.Status.inProgress.rawValue
        entry.dueOn = form["due"] ?? ""
        entry.snoozedUntil = form["snoozed"] ?? ""
        entry.assignedTo = form["assigned"].flatMap { ID(text: $0) }
        return entry
    }

    /// What `views/todos/fields.html` asks for.
    static func entries(_ entry: Todo.Entry, _ problems: [Problem], in office: Office) throws -> [(String, Value)] {
        var text = FormField("text", "What is to be done", .lines(rows: 2), value: entry.text)
        (text.limit, text.isRequired) = (Todo.longestText, true)
        var details = FormField("details", "Details", .lines(rows: 4), value: entry.details)
        (details.limit, details.isOptional) = (Todo.longestDetails, true)
        let kinds = (Todo.kinds.contains(entry.kind) || entry.kind.isEmpty ? [] : [entry.kind]) + Todo.kinds
        let kind = FormField("kind", "Type", .choice(kinds.map { ($0, $0) }), value: entry.kind)
        let status = FormField(
            "status", "Status", .choice([Todo.Status.open, .inProgress].map { ($0.rawValue, $0.title) }),
            value: entry.isInProgress ? Todo.Status.inProgress.rawValue : Todo.Status.open.rawValue)
        var due = FormField("due", "Due date", .line(type: "date"), value: entry.dueOn)
        due.isOptional = true
        var snoozed = FormField("snoozed", "Snoozed until", .line(type: "date"), value: entry.snoozedUntil)
        (snoozed.isOptional, snoozed.hint) = (true, "Out of sight until that day")
        let staff = try Staff.all(in: office).filter { $0.maySignIn || $0.id == entry.assignedTo }
        let assigned = FormField(
            "assigned", "Who does it", .choice([("", "Anyone")] + staff.map { (String($0.id.number), $0.name) }),
            value: entry.assignedTo.map { String($0.number) } ?? "")
        return [text, details, kind, status, due, snoozed, assigned].map { $0.entry(problems) }
    }
}
