import FastCGI
import Mustache
import Postroom

/// Actions > Put on hold, and Release from hold: one question, a reason, and who did it before.
enum HoldPage {
    static func form(_ visit: Visit) throws -> Reply {
        let frame = try CustomerFrame(visit)
        try frame.office.require(.edit, of: .customers)
        return try form(frame, reason: "", [])
    }

    static func change(_ visit: Visit) throws -> Reply {
        let frame = try CustomerFrame(visit)
        let reason = visit.form["reason"] ?? ""
        let releases = visit.form["do"] == "release"
        let outcome =
            try releases
            ? frame.customer.release(reason: reason, in: frame.office)
            : frame.customer.hold(reason: reason, in: frame.office)
        switch outcome {
        case .done:
            return visit.redirect(
                to: frame.address, saying: releases ? "Released from hold." : "\(frame.customer.name) is on hold.")
        case .already:
            return visit.redirect(
                to: frame.address,
                saying: releases ? "This customer was not on hold." : "This customer was on hold already.")
        case .refused(let problems): return try form(frame, reason: reason, problems)
        }
    }

    private static func form(_ frame: CustomerFrame, reason: String, _ problems: [Problem]) throws -> Reply {
        let isOnHold = frame.customer.isOnHold
        let trail = try Audit.trail(of: .customer, frame.customer.id.number, limit: 20, in: frame.office)
        let zone = frame.office.actor.timeZone
        return try frame.show(
            form: "customers/hold", title: isOnHold ? "Release from hold" : "Put on hold", problems: problems,
            [
                ("is_on_hold", .bool(isOnHold)), ("reason", .text(reason)),
                ("longest", .integer(Customer.longestReason)),
                ("reason_problem", Value(problems.first { $0.field == "reason" }?.message)),
                (
                    "trail",
                    .list(
                        trail.map { entry in
                            [
                                "action": .text(entry.action.prefix(1).uppercased() + entry.action.dropFirst()),
                                "reason": entry.reason.isEmpty ? .null : .text(entry.reason),
                                "by": .text(entry.by), "at": .text(entry.at.dayAndTime(in: zone)),
                            ]
                        })
                ), ("has_trail", .bool(!trail.isEmpty)),
            ])
    }
}
