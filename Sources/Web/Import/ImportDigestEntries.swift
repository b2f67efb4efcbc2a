import Mustache
import Postroom

/// What a file comes to, as `views/import/check.html` shows it before anything is stored.
enum ImportDigestEntries {
    /// The columns that stand to the right, as money does everywhere.
    private static let amounts: Set<String> = ["Amount", "Outstanding"]

    static func entries(
        _ digest: ImportDigest?, _ form: ImportForm, on visit: Visit
    ) -> [(String, Value)] {
        guard let digest else { preconditionFailure("a dry run says what the rows come to") }
        let currencies = digest.sums.map { sum in
            digest.sums.count == 1 ? sum.currency.code : "\(sum.currency.code) (\(sum.rows.counting("row")))"
        }
        return [
            ("currency", .text(currencies.isEmpty ? "None" : currencies.joined(separator: ", "))),
            ("currency_source", .text(source(hasColumn: digest.namesCurrency, form, on: visit))),
            ("totals", .list(totals(digest))), ("days", Value(days(digest))),
            (
                "headings",
                .list(digest.headings.map { ["title": .text($0), "is_amount": .bool(amounts.contains($0))] })
            ),
            ("has_examples", .bool(!digest.examples.isEmpty)),
            (
                "examples",
                .list(
                    digest.examples.map { values in
                        [
                            "values": .list(
                                zip(digest.headings, values).map { heading, value in
                                    [
                                        "heading": .text(heading), "is_amount": .bool(amounts.contains(heading)),
                                        "value": value.isEmpty ? .null : .text(value.shortened(to: 80)),
                                    ]
                                })
                        ]
                    })
            ),
        ] + warnings(digest)
    }

    private static func source(hasColumn: Bool, _ form: ImportForm, on visit: Visit) -> String {
        let chosen = form.currency.map { "\($0.code), as chosen on the page before" }
        let own = visit.organisation?.currency.code ?? Currency.pounds.code
        let fallback =
            chosen ?? (form.subject == .accounts ? "\(own), the organisation’s" : "the customer’s own")
        return hasColumn
            ? "As the file names it; where it names none: \(fallback)."
            : "The file names none, so it is \(fallback). If that is wrong, change it under Change columns."
    }

    private static func totals(_ digest: ImportDigest) -> [Value] {
        digest.sums.flatMap { sum -> [Value] in
            let suffix = digest.sums.count == 1 ? "" : " in \(sum.currency.code)"
            return [("Amounts", sum.amount), ("Outstanding", sum.outstanding)].compactMap { title, minor in
                minor.map {
                    ["title": .text("\(title)\(suffix)"), "value": .text(Money($0, sum.currency).text)]
                }
            }
        }
    }

    private static func days(_ digest: ImportDigest) -> String? {
        digest.days.map { days in
            days.lowerBound == days.upperBound
                ? days.lowerBound.long : "\(days.lowerBound.long) to \(days.upperBound.long)"
        }
    }

    private static func warnings(_ digest: ImportDigest) -> [(String, Value)] {
        let (count, shown) = (digest.warningCount, digest.warnings.count)
        return [
            (
                "warning_rows",
                count == 0 ? .null : .text(count == 1 ? "One warning" : "\(count.grouped) warnings")
            ),
            ("has_warnings", .bool(count > 0)),
            ("more_warnings", count > shown ? .text("The first \(shown) of \(count.grouped)") : .null),
            (
                "warnings",
                .list(
                    digest.warnings.map {
                        [
                            "line": .text($0.line.grouped),
                            "reason": .text($0.reason.prefix(1).uppercased() + $0.reason.dropFirst()),
                        ]
                    })
            ),
        ]
    }
}
