/// A statement with its values beside it.
///
/// Interpolation binds: `"SELECT id FROM customer WHERE name = \(name)"` becomes a `?` and a bound value.
/// Text can only be pasted from another `SQL`, so nothing that a person typed ever becomes part of a statement.
package struct SQL: ExpressibleByStringInterpolation, Sendable {
    private(set) var pieces: StatementText
    package private(set) var values: [SQLValue]

    package var text: String { pieces.string }

    package init(stringLiteral value: StaticString) {
        pieces = StatementText(value)
        values = []
    }

    package init(stringInterpolation: StringInterpolation) {
        pieces = stringInterpolation.pieces
        values = stringInterpolation.values
    }

    private init(pieces: StatementText, values: [SQLValue]) {
        self.pieces = pieces
        self.values = values
    }

    package static func + (left: SQL, right: SQL) -> SQL {
        var pieces = left.pieces
        pieces.append(right.pieces)
        return SQL(pieces: pieces, values: left.values + right.values)
    }

    /// Joins clauses, for example conditions with `" AND "`.
    package static func joined(_ parts: [SQL], by separator: StaticString) -> SQL {
        var pieces = StatementText()
        for (index, part) in parts.enumerated() {
            if index > 0 { pieces.append(separator) }
            pieces.append(part.pieces)
        }
        return SQL(pieces: pieces, values: parts.flatMap(\.values))
    }

    /// A bracketed list of bound values, `(?,?,?)`. An empty list matches nothing.
    package static func list(_ values: some Sequence<some SQLBindable>) -> SQL {
        let bound = values.map(\.sqlValue)
        var pieces = StatementText("(")
        for index in bound.indices { pieces.append(index == 0 ? "?" : ",?") }
        pieces.append(")")
        return SQL(pieces: pieces, values: bound)
    }

    package struct StringInterpolation: StringInterpolationProtocol {
        private(set) var pieces = StatementText()
        private(set) var values: [SQLValue] = []

        package init(literalCapacity: Int, interpolationCount: Int) {
            pieces.reserve(interpolationCount * 2 + 1)
            values.reserveCapacity(interpolationCount)
        }

        package mutating func appendLiteral(_ literal: StaticString) {
            pieces.append(literal)
        }

        package mutating func appendInterpolation(_ value: some SQLBindable) {
            bind(value.sqlValue)
        }

        package mutating func appendInterpolation(_ value: (some SQLBindable)?) {
            bind(value?.sqlValue ?? .null)
        }

        package mutating func appendInterpolation(_ fragment: SQL) {
            pieces.append(fragment.pieces)
            values += fragment.values
        }

        mutating func bind(_ value: SQLValue) {
            pieces.append("?")
            values.append(value)
        }
    }
}
