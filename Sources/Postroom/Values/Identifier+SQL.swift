package import SQL

extension ID: SQLBindable, SQLReadable {
    package var sqlValue: SQLValue { .integer(Int64(number)) }
    package static func read(_ column: ColumnReader) -> ID { ID(Int.read(column)) }
}

extension Moment: SQLBindable, SQLReadable {
    package var sqlValue: SQLValue { .integer(Int64(seconds)) }
    package static func read(_ column: ColumnReader) -> Moment { Moment(seconds: Int.read(column)) }
}

extension Day: SQLBindable, SQLReadable {
    package var sqlValue: SQLValue { .text(text) }
    package static func read(_ column: ColumnReader) -> Day {
        guard let day = column.withUTF8({ Day(utf8: $0) }) else { preconditionFailure("a stored day is YYYY-MM-DD") }
        return day
    }
}

extension Currency: SQLBindable, SQLReadable {
    package var sqlValue: SQLValue { .text(code) }
    package static func read(_ column: ColumnReader) -> Currency { Currency(stored: String.read(column)) }
}

extension SQLBindable where Self: RawRepresentable, RawValue == String {
    package var sqlValue: SQLValue { .text(rawValue) }
}

extension SQLReadable where Self: RawRepresentable, RawValue == String {
    package static func read(_ column: ColumnReader) -> Self {
        let text = String.read(column)
        guard let value = Self(rawValue: text) else {
            preconditionFailure("the schema allows no \(Self.self) '\(text)'")
        }
        return value
    }
}
