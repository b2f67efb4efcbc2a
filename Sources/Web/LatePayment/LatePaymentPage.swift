import FastCGI
import Mustache
import Postroom

/// Settings > Late payment: whether final notices claim interest and compensation, and the reference rates.
enum LatePaymentPage {
    static func show(_ visit: Visit) throws -> Reply {
        try visit.office.require(.view, of: .configuration)
        return try page(visit, problems: [])
    }

    /// Keeps the choice, unless somebody else changed it since the page was shown.
    static func choose(_ visit: Visit) throws -> Reply {
        try visit.office.require(.full, of: .configuration)
        guard let wish = visit.form["late_interest"].flatMap(LateInterest.init(rawValue:)) else {
            return try page(visit, problems: [Problem(field: "late_interest", "Choose one of the three.")])
        }
        let current = try LateInterest.current(in: visit.office)
        if let seen = visit.form["seen"].flatMap(LateInterest.init(rawValue:)), seen != current, wish != current {
            let problem = Problem(
                field: "late_interest",
                "Somebody changed this to “\(current.title)” while the page was open. Save again if you still want to.")
            return try page(visit, problems: [problem])
        }
        try wish.keep(in: visit.office)
        return visit.redirect(to: "/late-payment", saying: "Final notices: interest is \(wish.title.lowercased()).")
    }

    static func keepRate(_ visit: Visit) throws -> Reply {
        try visit.office.require(.full, of: .configuration)
        guard let from = visit.form["from"].flatMap({ Day(text: $0) }) else {
            return try page(visit, problems: [Problem(field: "from", "Choose a half-year.")])
        }
        guard let rate = BaseRate.hundredths(visit.form["rate"] ?? "") else {
            return try page(visit, problems: [Problem(field: "rate", "Enter a rate in per cent, such as 4.25.")])
        }
        let problems = try BaseRate(from: from, rate: rate).keep(in: visit.office)
        guard problems.isEmpty else { return try page(visit, problems: problems) }
        return visit.redirect(
            to: "/late-payment", saying: "The reference rate from \(from.long) is \(LateCharge.words(rate)).")
    }

    private static func page(_ visit: Visit, problems: [Problem]) throws -> Reply {
        let office = visit.office
        let current = try LateInterest.current(in: office)
        let years = try BaseRate.halfYears(in: office)
        var choice = FormField(
            "late_interest", "Interest and compensation",
            .choice(LateInterest.allCases.map { ($0.rawValue, $0.title) }), value: current.rawValue)
        choice.hint = "For customers whose class allows it; never in a breathing space"
        var from = FormField(
            "from", "Half-year from", .choice(years.map { ($0.from.text, $0.from.long) }),
            value: visit.form["from"] ?? (years.first { $0.rate == nil } ?? years.first)?.from.text ?? "")
        from.width = "w-3"
        var rate = FormField("rate", "Rate in per cent", value: visit.form["rate"] ?? "")
        (rate.width, rate.limit, rate.autocomplete) = ("w-2", 6, "off")
        rate.hint = "Bank Rate on 31 December or 30 June before"
        let missing = years.filter { $0.rate == nil }
        return try visit.show(
            "late-payment/show", title: ErrorSummary.title("Late payment", problems), at: .latePayment,
            status: ErrorSummary.status(problems),
            ErrorSummary.entries(problems) + [choice, from, rate].map { $0.entry(problems) } + [
                ("may_edit", .bool(office.actor.may(.full, of: .configuration))),
                ("seen", .text(current.rawValue)), ("choice", .text(current.title)),
                (
                    "missing",
                    missing.isEmpty ? .null : .text(missing.map(\.from.long).joined(separator: ", "))
                ),
                ("matters", .bool(current == .charge)),
                (
                    "rates",
                    .list(
                        years.map { year in
                            [
                                "from": .text(year.from.long), "rate": Value(year.rate.map(LateCharge.words)),
                                "interest": Value(
                                    year.rate.map { LateCharge.words($0 + LateCharge.overReference) }),
                            ]
                        })
                ),
            ])
    }
}
