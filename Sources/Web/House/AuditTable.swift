import Mustache
import Postroom

/// A record's trail as `views/partials/audit.html` shows it.
enum AuditTable {
    /// The names that the partial asks for.
    static func entries(_ trail: [Audit], in office: Office) -> [(String, Value)] {
        [("has_audit", .bool(!trail.isEmpty)), ("audit", list(trail, in: office))]
    }

    private static func list(_ trail: [Audit], in office: Office) -> Value {
        .list(
            trail.map { entry in
                [
                    "at": .text(entry.at.dayAndTime(in: office.actor.timeZone)), "by": .text(entry.by),
                    "action": .text(entry.action.prefix(1).uppercased() + entry.action.dropFirst()),
                    "summary": text(entry.summary), "reason": text(entry.reason),
                    "details": .list(entry.details.split(separator: "\n").map { .text(String($0)) }),
                ]
            })
    }

    private static func text(_ text: String) -> Value { text.isEmpty ? .null : .text(text) }
}
