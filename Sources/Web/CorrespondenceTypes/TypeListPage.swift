import FastCGI
import Mustache
import Postroom

/// System Administration > Correspondence Types: every type there is, in the order of the Add menu.
enum TypeListPage {
    static func show(_ visit: Visit) throws -> Reply {
        let cards = try TypeCard.all(in: visit.office)
        return try visit.show(
            "correspondence-types/index", title: "Correspondence Types", at: .types,
            [
                (
                    "rows",
                    .list(
                        cards.enumerated().map { index, card in
                            row(card, isFirst: index == 0, isLast: index == cards.count - 1)
                        })
                )
            ])
    }

    static func move(_ visit: Visit) throws -> Reply {
        let card = try TypePage.find(visit)
        try card.move(up: visit.form["up"] == "1", in: visit.office)
        return visit.redirect(to: "/correspondence-types#\(card.type.code)")
    }

    static func makeAvailable(_ visit: Visit) throws -> Reply {
        let card = try TypePage.find(visit)
        let isOn = visit.form["on"] == "1"
        let isNew = try card.makeAvailable(isOn, in: visit.office)
        let words =
            isOn
            ? "\(card.type.name) is offered again."
            : "\(card.type.name) is offered nowhere from now on. What was written stays readable."
        return visit.redirect(to: "/correspondence-types", saying: isNew ? words : "That was so already.")
    }

    static func address(_ type: CorrespondenceType) -> String { "/correspondence-types/\(type.code.percentEncoded)" }

    private static func row(_ card: TypeCard, isFirst: Bool, isLast: Bool) -> Value {
        let type = card.type
        return [
            "code": .text(type.code), "name": .text(type.name), "address": .text(address(type)),
            "purpose": .text(type.purpose), "class": .text(type.correspondenceClass.title),
            "is_available": .bool(type.isAvailable), "is_bulk_safe": .bool(type.rules.isBulkSafe),
            "trigger": Value(type.rules.trigger?.title), "is_in_send_letters": .bool(type.rules.isInSendLetters),
            "letter": type.letterTemplate == nil ? .null : .text("\(address(type))/letter"),
            "email": type.emailTemplate == nil ? .null : .text("\(address(type))/email"),
            "may_rise": .bool(!isFirst), "may_sink": .bool(!isLast),
        ]
    }
}
