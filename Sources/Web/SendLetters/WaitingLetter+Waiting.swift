import Mustache
import Postroom

extension WaitingLetter: Waiting {
    var key: Int { id.number }
    var address: String { "\(CustomerFrame.address(account))/correspondence/\(number.text)" }

    var ownEntries: [(String, Value)] {
        [
            ("type", .text(typeName)), ("date", .text(date.short)),
            ("status", .text(underWay.map(StatusBadge.words) ?? status.title)),
            ("tone", .text(underWay?.tone ?? CorrespondencePage.tone(status))), ("amount", Value(amount?.text)),
        ]
    }
}
