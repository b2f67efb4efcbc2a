package import Mustache
package import Postroom

/// What is wrong with a form, as `views/partials/error-summary.html` shows it.
package enum ErrorSummary {
    /// The names that the partial asks for. A page without problems gives them too.
    package static func entries(_ problems: [Problem]) -> [(String, Value)] {
        [
            ("has_problems", .bool(!problems.isEmpty)),
            ("problems_heading", .text(heading(problems))),
            (
                "problems",
                .list(
                    problems.map { problem in
                        [
                            "message": .text(problem.message),
                            "address": problem.field.isEmpty ? .null : .text("#\(problem.field)"),
                        ]
                    })
            ),
        ]
    }

    /// The page's title, which says first that something is wrong.
    package static func title(_ title: String, _ problems: [Problem]) -> String {
        problems.isEmpty ? title : "Error: \(title)"
    }

    /// 422 where something is wrong.
    package static func status(_ problems: [Problem]) -> Int {
        problems.isEmpty ? 200 : 422
    }

    private static func heading(_ problems: [Problem]) -> String {
        guard problems.contains(where: { !$0.field.isEmpty }) else { return "That was not done" }
        return problems.count == 1 ? "One answer needs another look" : "\(problems.count) answers need another look"
    }
}
