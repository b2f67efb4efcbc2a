/// A letter that was checked and frozen, and is not stored yet: it has no number.
package struct PreparedLetter: Sendable {
    package enum Preparation {
        case prepared(PreparedLetter)
        case refused([Problem])
    }

    package let customer: Customer
    package let type: CorrespondenceType
    package let content: FrozenContent
    package let date: Day
    /// The content as it is stored.
    let json: String

    /// Freezes a draft.
    package static func from(_ draft: Draft, in office: Office) throws -> Preparation {
        switch try draft.frozen(in: office) {
        case .refused(let problems): .refused(problems)
        case .frozen(let content, let date):
            .prepared(
                PreparedLetter(
                    customer: draft.customer, type: draft.type, content: content, date: date, json: try content.json))
        }
    }

    /// `12345/C001`
    package func reference(_ number: Correspondence.Number) -> String { "\(customer.account)/\(number.text)" }

    /// `12345-C001-overdue-account.pdf`
    func filename(_ number: Correspondence.Number) -> String {
        Correspondence.filename(account: customer.account.text, number: number, type: type.code)
    }
}
