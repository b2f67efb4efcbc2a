import Mustache
import Postroom

/// What a customer pays from, as the Payments tab shows it.
enum PaymentSourceCards {
    static func entries(of customer: Customer, in office: Office) throws -> [(String, Value)] {
        [("sources", .list(try PaymentSource.Kind.allCases.map { try card($0, customer, in: office) }))]
    }

    private static func card(_ kind: PaymentSource.Kind, _ customer: Customer, in office: Office) throws -> Value {
        let place = PaymentSourcePlace(kind)
        let sources = try PaymentSource.of(customer.id, kind, in: office)
        let account = customer.account.text
        return [
            "title": .text(place.title + "s"), "id": .text(place.path), "noun": .text(place.noun),
            "add": office.actor.may(.edit, of: .customers) ? .text("\(place.address(account))/new") : .null,
            "has_rows": .bool(!sources.isEmpty),
            "rows": .list(
                sources.map { source in
                    let facts = [
                        source.holder, place.detail(source, today: office.today), source.reference,
                        sources.count > 1 && kind == .directDebit ? "Order \(source.order)" : "",
                    ]
                    return [
                        "masked": .text(source.masked), "address": .text(place.address(source)),
                        "facts": .list(facts.filter { !$0.isEmpty }.map { .text($0) }),
                        "is_active": .bool(source.isActive),
                    ]
                }),
        ]
    }
}
