import Mustache
import Postroom

/// That the customer was written to already, in words.
enum EarlierLetter {
    /// So many days back whoever writes is reminded; reminders are a week apart.
    private static let days = 7

    /// What the form of a new letter says of the last one of its type; nothing where that is long ago.
    static func entry(of type: CorrespondenceType, to customer: Customer, in office: Office) throws -> Value {
        let since = Moment(startOf: office.today - (days - 1), in: office.actor.timeZone)
        guard let letter = try Correspondence.latest(of: type.id, to: customer.id, since: since, in: office) else {
            return .null
        }
        return [
            "address": .text(letter.address), "what": .text("\(letter.typeName) \(letter.number.text)"),
            "happened": .text(happened(to: letter, in: office)),
        ]
    }

    private static func happened(to letter: Correspondence, in office: Office) -> String {
        if let at = letter.emailedAt { return "was emailed \(day(at, in: office))" }
        if let at = letter.deliveredAt { return "was delivered \(day(at, in: office))" }
        return "was made \(day(letter.createdAt, in: office)) and has not been sent"
    }

    /// `today`, `yesterday`, `on 14 Nov 2026`.
    static func day(_ moment: Moment, in office: Office) -> String {
        let day = moment.day(in: office.actor.timeZone)
        switch office.today - day {
        case 0: return "today"
        case 1: return "yesterday"
        default: return "on \(day.short)"
        }
    }

    /// Said where Save was pressed a second time.
    static func repeated(_ letter: Correspondence, in office: Office) -> String {
        "\(letter.reference) was saved with the same content at \(letter.createdAt.time(in: office.actor.timeZone)), "
            + "so no second one was made."
    }
}
