import Mustache
import Postroom

/// Counts and named bad lines, as the check and the outcome show them alike.
enum ImportRejections {
    static func figures(_ added: Int, _ changed: Int, _ unchanged: Int, _ rejected: Int) -> [(String, Value)] {
        let rows = added + changed + unchanged + rejected
        return [
            ("rows", .text(rows.grouped)), ("added", .text(added.grouped)),
            ("counted_rows", .text(rows.counting("row"))),
            ("changed", .text(changed.grouped)), ("unchanged", .text(unchanged.grouped)),
            ("rejected", .text(rejected.grouped)), ("has_rejected", .bool(rejected > 0)),
            ("rejected_rows", .text(rejected == 1 ? "One row is" : "\(rejected.grouped) rows are")),
        ]
    }

    /// What `views/import/rejections.html` asks for.
    static func entries(_ rejections: [Rejection], of count: Int) -> [(String, Value)] {
        [
            ("has_rejections", .bool(!rejections.isEmpty)),
            (
                "more_rejections",
                count > rejections.count ? .text("The first \(rejections.count) of \(count.grouped)") : .null
            ),
            (
                "rejections",
                .list(
                    rejections.map { rejection in
                        let values = rejection.values.filter { !$0.isEmpty }.joined(separator: " · ")
                        return [
                            "line": .text(rejection.line.grouped),
                            "reason": .text(rejection.reason.prefix(1).uppercased() + rejection.reason.dropFirst()),
                            "values": values.isEmpty ? .null : .text(values.shortened(to: 120)),
                        ]
                    })
            ),
        ]
    }
}
