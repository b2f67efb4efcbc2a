import FastCGI
import Mustache
import Postroom

/// Billing > Send Bills: the bills that customers have not had, to be looked through and emailed.
enum SendBillsPage {
    static func show(_ visit: Visit) throws -> Reply {
        try visit.office.require(.view, of: .sending)
        return try show(
            visit, try SendBillsForm(visit.query, in: visit.office), ticks: visit.query["ticks"] ?? "",
            isAsked: visit.query["select"] != nil)
    }

    /// Email Bills was pressed.
    static func email(_ visit: Visit) throws -> Reply {
        let token = visit.form["send_token"] ?? ""
        guard FormWord.isWellFormed(token) else { throw TurnedAway.expired }
        let bills = visit.form.all("bill").compactMap { ID<Invoice>(text: $0) }
        let seen = visit.form["seen"].flatMap { Int($0) } ?? 0
        switch try LetterOrder.place(bills: bills, seen: seen, token: token, in: visit.office) {
        case .placed(let order), .already(let order):
            visit.house?.wakeRunner()
            return visit.redirect(to: "/send-bills/\(order.number)", announcing: "Bills are being emailed.")
        case .refused(let problem):
            let form = try SendBillsForm(visit.form.fields, in: visit.office)
            return try show(visit, form, ticks: "none", isAsked: true, problems: [problem])
        }
    }

    private static func show(
        _ visit: Visit, _ form: SendBillsForm, ticks: String, isAsked: Bool, problems: [Problem] = []
    ) throws -> Reply {
        let office = visit.office
        let problems = problems + form.problems
        let maySend = office.actor.may(.edit, of: .sending)
        let found = isAsked && form.problems.isEmpty && maySend ? try form.question.find(in: office) : nil
        return try visit.show(
            "send-bills/index", title: ErrorSummary.title("Send Bills", problems), at: .sendBills,
            status: ErrorSummary.status(problems),
            form.entries + ErrorSummary.entries(problems) + [
                ("found", found.map { list($0, form, ticks, in: office) } ?? .null),
                ("orders", .list(try LetterOrderPage.recent(.bills, in: office))),
            ])
    }

    private static func list(
        _ found: SendBills.Found, _ form: SendBillsForm, _ ticks: String, in office: Office
    ) -> Value {
        let bills = found.bills
        let named = found.missing.prefix(SendBills.Found.mostNamed)
        return .record(
            Record(
                WaitingRows(bills, ticks: ticks, in: office).entries + [
                    ("heading", .text(bills.count == 1 ? "1 bill matches" : "\(bills.count.grouped) bills match")),
                    (
                        "more",
                        found.isMore
                            ? .text(
                                "These are the \(bills.count.grouped) oldest. There are more: they come when these are sent."
                            )
                            : .null
                    ),
                    ("left_out", found.leftOut > 0 ? .text(leftOut(found.leftOut)) : .null),
                    ("has_missing", .bool(!named.isEmpty)), ("names_more", .bool(found.missing.count > named.count)),
                    (
                        "missing",
                        .list(
                            named.map {
                                [
                                    "number": .text($0.number), "customer": .text($0.customer),
                                    "account": .text($0.account),
                                    "address": .text(
                                        "\(CustomerFrame.address($0.account))/invoices/\($0.number.percentEncoded)/bill/new"
                                    ),
                                ]
                            })
                    ),
                    ("seen", .integer(found.seen)), ("hidden", form.hidden),
                ]))
    }

    private static func leftOut(_ count: Int) -> String {
        let number = count >= SendBills.Found.mostCounted ? "\(count.grouped) or more" : count.grouped
        return "\(number) \(count == 1 ? "bill is" : "bills are") left out: the customer is not set to receive email "
            + "correspondence, or the status does not allow it."
    }
}
