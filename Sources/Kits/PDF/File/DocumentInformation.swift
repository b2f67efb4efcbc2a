import Glibc

/// What a PDF says about itself.
package struct DocumentInformation: Sendable {
    package let title: String
    package let author: String
    /// As in `en-GB`.
    package let language: String
    /// Unix seconds, UTC. Passed in, so that the same document has the same bytes.
    package let created: Int64

    package init(title: String, author: String, language: String, created: Int64) {
        self.title = title
        self.author = author
        self.language = language
        self.created = created
    }

    /// The moment in the two notations of a PDF: `20261109140200` and `2026-11-09T14:02:00`.
    var createdDigits: (plain: String, dashed: String) {
        var seconds = time_t(created)
        var moment = tm()
        gmtime_r(&seconds, &moment)
        func two(_ number: Int32) -> String { number < 10 ? "0\(number)" : "\(number)" }
        let date = ["\(moment.tm_year + 1900)", two(moment.tm_mon + 1), two(moment.tm_mday)]
        let time = [two(moment.tm_hour), two(moment.tm_min), two(moment.tm_sec)]
        return (
            date.joined() + time.joined(), date.joined(separator: "-") + "T" + time.joined(separator: ":")
        )
    }
}
