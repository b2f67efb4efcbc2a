import FastCGI
import Mustache
import Postroom
import Press

/// One email address: its state, how it came to it, and what can be done.
enum AddressPage {
    static func show(_ visit: Visit) throws -> Reply { try page(try AddressFrame(visit), problems: []) }

    /// Sends the owner a link by which to confirm the address.
    static func ask(_ visit: Visit) throws -> Reply {
        let frame = try AddressFrame(visit)
        let office = frame.office
        try office.require(.edit, of: .sending)
        let word = visit.form["word"] ?? ""
        guard FormWord.isWellFormed(word) else { throw TurnedAway.expired }
        let outgoing: Outgoing?
        do {
            outgoing = try visit.press.request(to: frame.point, site: visit.settings.publicURL, in: office)
        } catch let error as CannotPrint {
            return try page(frame, problems: [Problem("Nothing was sent. \(error.reason)")])
        }
        guard let outgoing else { return try page(frame, problems: [Problem("This is not an email address.")]) }
        switch try frame.point.ask(outgoing, customer: frame.customer.id, sendToken: word, in: office) {
        case .queued:
            visit.house?.wakeRunner()
            return frame.done("A verification link is being sent to \(frame.point.value).")
        case .already: return frame.done("A verification link is being sent to \(frame.point.value).")
        case .refused(let problem): return try page(frame, problems: [problem])
        }
    }

    private static func page(_ frame: AddressFrame, problems: [Problem]) throws -> Reply {
        let (office, point) = (frame.office, frame.point)
        let zone = office.actor.timeZone
        let mayEdit = office.actor.may(.edit, of: .customers)
        let reports = try DeliveryReport.of(point.id, in: office)
        let classes = CorrespondenceClass.allCases.filter(point.classes.contains).map(\.title)
        return try frame.show(
            "addresses/show", title: point.value, problems: problems,
            [
                ("meaning", .text(point.state.meaning)), ("whose", .text(whose(frame))),
                ("reason", point.stateReason.isEmpty ? .null : .text(point.stateReason)),
                ("since", Value(point.stateAt?.dayAndTime(in: zone))),
                ("classes", .text(classes.isEmpty ? "No class of its own" : classes.joined(separator: ", "))),
                ("is_default", .bool(point.isDefault)),
                ("may_edit", .bool(mayEdit)), ("may_reinstate", .bool(mayEdit && point.state == .suspended)),
                ("may_ask", .bool(office.actor.may(.edit, of: .sending) && point.mayBeAsked)),
                ("word", .text(FormWord.fresh())), ("contacts", .text("\(frame.frame.address)/contacts")),
                ("has_reports", .bool(!reports.isEmpty)), ("reports", .list(reports.map { row($0, office) })),
            ] + AuditTable.entries(try Audit.trail(of: .contactPoint, point.id.number, in: office), in: office))
    }

    private static func whose(_ frame: AddressFrame) -> String {
        frame.point.contactName.isEmpty ? "\(frame.customer.name), its own" : frame.point.contactName
    }

    private static func row(_ report: DeliveryReport.Entry, _ office: Office) -> Value {
        [
            "at": .text(report.at.dayAndTime(in: office.actor.timeZone)), "words": .text(report.words),
            "tone": .text(report.tone), "reason": report.reason.isEmpty ? .null : .text(report.reason),
            "message": Value(report.messageID.map { "/messages/\($0.number)" }),
        ]
    }
}
