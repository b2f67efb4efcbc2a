internal import CSQLite

/// One row of an answer, lent for as long as the closure that reads it runs.
package struct Row: ~Copyable {
    let statement: OpaquePointer

    init(statement: OpaquePointer) { self.statement = statement }

    /// The value of a column, counted from 0. The type asked for must be the type the schema declares.
    package subscript<Value: SQLReadable>(_ index: Int) -> Value {
        Value.read(ColumnReader(statement: statement, index: Int32(index)))
    }

    /// The value of a column that may be `NULL`.
    package subscript<Value: SQLReadable>(_ index: Int) -> Value? {
        let column = ColumnReader(statement: statement, index: Int32(index))
        return column.isNull ? nil : Value.read(column)
    }
}

/// One column of the current row.
package struct ColumnReader {
    private let statement: OpaquePointer
    private let index: Int32

    init(statement: OpaquePointer, index: Int32) { (self.statement, self.index) = (statement, index) }

    var isNull: Bool { sqlite3_column_type(statement, index) == SQLITE_NULL }
    var integer: Int64 { sqlite3_column_int64(statement, index) }
    var real: Double { sqlite3_column_double(statement, index) }

    var text: String { withUTF8 { String(decoding: $0, as: UTF8.self) } }

    /// Lends the text as it lies in the row, for types that need no `String` of it.
    package func withUTF8<Value>(_ read: (UnsafeBufferPointer<UInt8>) -> Value) -> Value {
        guard let start = sqlite3_column_text(statement, index) else {
            return read(UnsafeBufferPointer(start: nil, count: 0))
        }
        return read(UnsafeBufferPointer(start: start, count: Int(sqlite3_column_bytes(statement, index))))
    }

    var bytes: [UInt8] {
        guard let start = sqlite3_column_blob(statement, index) else { return [] }
        return Array(UnsafeRawBufferPointer(start: start, count: Int(sqlite3_column_bytes(statement, index))))
    }
}

/// A Swift type that a column can be read as.
package protocol SQLReadable {
    static func read(_ column: ColumnReader) -> Self
}

extension Int: SQLReadable {
    package static func read(_ column: ColumnReader) -> Int { Int(column.integer) }
}

extension Int64: SQLReadable {
    package static func read(_ column: ColumnReader) -> Int64 { column.integer }
}

extension Bool: SQLReadable {
    package static func read(_ column: ColumnReader) -> Bool { column.integer != 0 }
}

extension Double: SQLReadable {
    package static func read(_ column: ColumnReader) -> Double { column.real }
}

extension String: SQLReadable {
    package static func read(_ column: ColumnReader) -> String { column.text }
}

extension [UInt8]: SQLReadable {
    package static func read(_ column: ColumnReader) -> [UInt8] { column.bytes }
}
