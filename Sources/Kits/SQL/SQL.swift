/// A statement with its values beside it.
///
/// Interpolation binds: `"SELECT id FROM customer WHERE name = \(name)"` becomes a `?` and a bound value.
/// Text can only be pasted from another `SQL`, so nothing that a person typed ever becomes part of a statement.
package struct SQL: ExpressibleByStringInterpolation, Sendable {
    package private(set) var text: String
    package private(set) var values: [SQLValue]

    package init(stringLiteral value: StaticString) {
        text = value.description
        values = []
    }

    package init(stringInterpolation: StringInterpolation) {
        text = stringInterpolation.text
        values = stringInterpolation.values
    }

    private init(text: String, values: [SQLValue]) {
        self.text = text
        self.values = values
    }

    package static func + (left: SQL, right: SQL) -> SQL {
        SQL(text: left.text + right.text, values: left.values + right.values)
    }

    /// Joins clauses, for example conditions with `" AND "`.
    package static func joined(_ parts: [SQL], by separator: StaticString) -> SQL {
        SQL(
            text: parts.map(\.text).joined(separator: separator.description),
            values: parts.flatMap(\.values))
    }

    /// A bracketed list of bound values, `(?,?,?)`. An empty list matches nothing.
    package static func list(_ values: some Sequence<some SQLBindable>) -> SQL {
        let bound = values.map(\.sqlValue)
        return SQL(text: "(" + Array(repeating: "?", count: bound.count).joined(separator: ",") + ")", values: bound)
    }

    package struct StringInterpolation: StringInterpolationProtocol {
        var text = ""
        var values: [SQLValue] = []

        package init(literalCapacity: Int, interpolationCount: Int) {
            text.reserveCapacity(literalCapacity + interpolationCount)
            values.reserveCapacity(interpolationCount)
        }

        package mutating func appendLiteral(_ literal: StaticString) {
            text += literal.description
        }

        package mutating func appendInterpolation(_ value: some SQLBindable) {
            text += "?"
            values.append(value.sqlValue)
        }

        package mutating func appendInterpolation(_ value: (some SQLBindable)?) {
            text += "?"
            values.append(value?.sqlValue ?? .null)
        }

        package mutating func appendInterpolation(_ fragment: SQL) {
            text += fragment.text
            values += fragment.values
        }
    }
}
