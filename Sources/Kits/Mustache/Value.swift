/// What fills a gap: the data of a page or a letter.
package enum Value: Sendable, Equatable {
    case text(String)
    case integer(Int)
    case number(Double)
    case bool(Bool)
    case list([Value])
    case record(Record)
    case null
}

extension Value: ExpressibleByStringInterpolation, ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral,
    ExpressibleByBooleanLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral, ExpressibleByNilLiteral
{
    package init(stringLiteral text: String) { self = .text(text) }
    package init(integerLiteral integer: Int) { self = .integer(integer) }
    package init(floatLiteral number: Double) { self = .number(number) }
    package init(booleanLiteral bool: Bool) { self = .bool(bool) }
    package init(arrayLiteral values: Value...) { self = .list(values) }
    package init(dictionaryLiteral entries: (String, Value)...) { self = .record(Record(entries)) }
    package init(nilLiteral: ()) { self = .null }

    /// A text that may be wanting.
    package init(_ text: String?) { self = text.map(Value.text) ?? .null }
}

extension Value {
    /// Whether a section over the value is written: not for null, false, nought, an empty text or an empty list.
    var isTruthy: Bool {
        switch self {
        case .text(let text): !text.isEmpty
        case .integer(let integer): integer != 0
        case .number(let number): number != 0 && !number.isNaN
        case .bool(let bool): bool
        case .list(let values): !values.isEmpty
        case .record: true
        case .null: false
        }
    }

    /// The value as it is printed; nil when it cannot be, for lists, records and null.
    var printed: String? {
        switch self {
        case .text(let text): text
        case .integer(let integer): String(integer)
        case .number(let number): Int(exactly: number).map(String.init) ?? String(number)
        case .bool(let bool): bool ? "true" : "false"
        case .list, .record, .null: nil
        }
    }
}
