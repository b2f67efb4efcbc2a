internal import CSQLite

/// A statement that the database did not carry out.
///
/// Holds the statement's text but never the values bound to it, because those may be private.
package struct SQLError: Error, CustomStringConvertible, Sendable {
    /// What went wrong, as far as a caller could act on it.
    package enum Kind: Sendable {
        /// Another connection holds the lock and did not let go within the busy timeout.
        case busy
        /// The disk is full or the file may not be written.
        case noSpace
        /// A rule of the schema said no: unique, check, not null or foreign key.
        case constraint
        /// The file is damaged or is no database.
        case damaged
        case other
    }

    package let kind: Kind
    /// SQLite's extended result code.
    package let code: Int32
    package let message: String
    package let statement: String

    init(code: Int32, message: String, statement: String) {
        self.code = code
        self.message = message
        self.statement = statement
        kind =
            switch code & 0xFF {
            case SQLITE_BUSY, SQLITE_LOCKED: .busy
            case SQLITE_FULL, SQLITE_READONLY, SQLITE_IOERR: .noSpace
            case SQLITE_CONSTRAINT: .constraint
            case SQLITE_CORRUPT, SQLITE_NOTADB: .damaged
            default: .other
            }
    }

    package var description: String { "database: \(message) (code \(code)) in: \(statement)" }
}
