internal import CSQLite
import Glibc

/// One connection to the database, for one thread.
///
/// The class is deliberately not `Sendable`: the compiler refuses to hand a connection to another thread.
package final class Database {
    let connection: OpaquePointer
    private var statements: [StatementText: OpaquePointer] = [:]
    private var depth = 0
    let busyTimeout: Int32

    /// Opens the database file, creating it if need be.
    ///
    /// - Parameters:
    ///   - path: the file, or `:memory:`.
    ///   - busyTimeout: how long to wait for another connection's lock, in milliseconds.
    ///   - synced: whether every commit waits for the disk. Off only for tests and throw-away offices.
    ///   - cache: how much of the file the connection keeps in memory at most, in KiB.
    package init(path: String, busyTimeout: Int32 = 5_000, synced: Bool = true, cache: Int = 8_000) throws {
        _ = Self.isUncounted
        var handle: OpaquePointer?
        let flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE
        let code = sqlite3_open_v2(path, &handle, flags, nil)
        guard code == SQLITE_OK, let handle else {
            let message = handle.map { String(cString: sqlite3_errmsg($0)) } ?? "out of memory"
            sqlite3_close_v2(handle)
            throw SQLError(code: code, message: message, statement: "open")
        }
        connection = handle
        self.busyTimeout = busyTimeout
        sqlite3_busy_timeout(handle, busyTimeout)
        try keepWriteAheadLog(patience: busyTimeout)
        try script("PRAGMA foreign_keys = ON")
        try script(synced ? "PRAGMA synchronous = FULL" : "PRAGMA synchronous = OFF")
        try script("PRAGMA cache_size = \(-cache)")
        try script("PRAGMA temp_store = MEMORY")
        try script("PRAGMA wal_autocheckpoint = \(Self.longestLog)")
    }

    /// Where several connections are the first to open a file in this mode, SQLite fails the slower ones at once, whatever
    /// their patience.
    ///
    /// - Parameter patience: in milliseconds.
    private func keepWriteAheadLog(patience: Int32) throws {
        for _ in 0..<max(0, patience / 5) {
            do {
                return try script("PRAGMA journal_mode = WAL")
            } catch let error as SQLError where error.kind == .busy {
                usleep(5_000)
            }
        }
        try script("PRAGMA journal_mode = WAL")
    }

    /// SQLite would count its memory, behind a lock that all threads pass at every allocation. Nobody asks for the sum.
    private static let isUncounted = csqlite_count_memory(0) == SQLITE_OK

    deinit {
        for statement in statements.values { sqlite3_finalize(statement) }
        sqlite3_close_v2(connection)
    }

    // MARK: Asking

    /// Every row of the answer, read by the closure.
    ///
    /// - Parameter expecting: about how many there will be, where that is known: room for them is made at once.
    package func rows<Value>(
        _ sql: SQL, expecting: Int = 0, _ read: (borrowing Row) throws -> Value
    ) throws -> [Value] {
        var answer: [Value] = []
        answer.reserveCapacity(expecting)
        try each(sql) { row in answer.append(try read(row)) }
        return answer
    }

    /// The first row, or `nil` where there is none.
    package func first<Value>(_ sql: SQL, _ read: (borrowing Row) throws -> Value) throws -> Value? {
        let loan = try borrow(sql)
        defer { giveBack(loan) }
        guard try step(loan, sql) else { return nil }
        return try read(Row(statement: loan.statement))
    }

    /// Calls the closure for each row without keeping any: for answers of any length.
    package func each(_ sql: SQL, _ body: (borrowing Row) throws -> Void) throws {
        let loan = try borrow(sql)
        defer { giveBack(loan) }
        while try step(loan, sql) { try body(Row(statement: loan.statement)) }
    }

    /// Whether there is any row.
    package func exists(_ sql: SQL) throws -> Bool {
        try first(sql) { _ in true } ?? false
    }

    // MARK: Telling

    /// Carries out a statement and returns how many rows it changed.
    @discardableResult
    package func run(_ sql: SQL) throws -> Int {
        let loan = try borrow(sql)
        defer { giveBack(loan) }
        while try step(loan, sql) {}
        return Int(sqlite3_changes(connection))
    }

    /// Inserts one row into a table whose key is an integer `id`, and returns that id.
    ///
    /// The statement names no `RETURNING`: how an engine tells the new key is this kit's business.
    package func insert(_ sql: SQL) throws -> Int {
        let changed = try run(sql)
        precondition(changed == 1, "an insert that returns an id adds one row: \(sql.text)")
        return Int(sqlite3_last_insert_rowid(connection))
    }

    /// Carries out several statements without values: migrations and settings of the connection.
    package func script(_ text: String) throws {
        let code = sqlite3_exec(connection, text, nil, nil, nil)
        guard code == SQLITE_OK else { throw failure(code, text) }
    }

    // MARK: All or nothing

    /// Runs the closure in one transaction: everything it wrote is kept, or, if it throws, nothing.
    /// Called inside another `atomically` it joins the transaction that is open.
    package func atomically<Value>(_ body: () throws -> Value) throws -> Value {
        if depth > 0 {
            depth += 1
            defer { depth -= 1 }
            return try body()
        }
        return try transaction("BEGIN IMMEDIATE", body)
    }

    /// Runs the closure on one state of the database: everything it reads agrees, whatever others write meanwhile,
    /// and the database's lock is asked for once instead of for every statement. Called inside a transaction it
    /// joins that.
    package func reading<Value>(_ body: () throws -> Value) throws -> Value {
        depth > 0 ? try body() : try transaction("BEGIN", body)
    }

    private func transaction<Value>(_ begin: SQL, _ body: () throws -> Value) throws -> Value {
        try run(begin)
        depth = 1
        defer { depth = 0 }
        do {
            let value = try body()
            try run("COMMIT")
            return value
        } catch {
            if sqlite3_get_autocommit(connection) == 0 { try run("ROLLBACK") }
            throw error
        }
    }

    /// Whether a transaction is open; work on the network or the press must not happen then.
    package var isInTransaction: Bool { depth > 0 }

    /// Lets commits wait for the disk or not until the closure is done.
    ///
    /// Without the wait a killed process loses nothing, a power cut may lose the last commits.
    package func unsynced<Value>(_ body: () throws -> Value) throws -> Value {
        try script("PRAGMA synchronous = NORMAL")
        let answer = Result { try body() }
        try script("PRAGMA synchronous = FULL")
        return try answer.get()
    }

    /// Writes a whole, consistent copy of the database to a new file.
    package func copy(to path: String) throws {
        try run("VACUUM INTO \(path)")
    }

    // MARK: Statements

    /// A prepared statement in use; a kept one goes back to the shelf, a spare one is thrown away.
    struct Loan {
        let statement: OpaquePointer
        let isKept: Bool
    }

    func borrow(_ sql: SQL) throws -> Loan {
        let loan = try shelved(sql.pieces)
        for (index, value) in sql.values.enumerated() {
            let code = bind(value, to: loan.statement, at: Int32(index + 1))
            guard code == SQLITE_OK else {
                giveBack(loan)
                throw failure(code, sql.text)
            }
        }
        return loan
    }

    /// The kept statement of this text, or a spare one while a caller further up is still reading from it.
    private func shelved(_ text: StatementText) throws -> Loan {
        guard let kept = statements[text] else {
            if statements.count >= 400 { forgetStatements() }
            let statement = try prepare(text.string)
            statements[text] = statement
            return Loan(statement: statement, isKept: true)
        }
        guard sqlite3_stmt_busy(kept) == 0 else { return Loan(statement: try prepare(text.string), isKept: false) }
        return Loan(statement: kept, isKept: true)
    }

    private func prepare(_ text: String) throws -> OpaquePointer {
        var statement: OpaquePointer?
        let code = sqlite3_prepare_v3(connection, text, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &statement, nil)
        guard code == SQLITE_OK, let statement else { throw failure(code, text) }
        return statement
    }

    /// Filters make many different statements; the cache must not grow with them.
    private func forgetStatements() {
        for (text, statement) in statements where sqlite3_stmt_busy(statement) == 0 {
            sqlite3_finalize(statement)
            statements[text] = nil
        }
    }

    private func bind(_ value: SQLValue, to statement: OpaquePointer, at index: Int32) -> Int32 {
        let transient = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
        switch value {
        case .null: return sqlite3_bind_null(statement, index)
        case .integer(let number): return sqlite3_bind_int64(statement, index, number)
        case .real(let number): return sqlite3_bind_double(statement, index, number)
        case .text(var text):
            return text.withUTF8 { utf8 in
                utf8.withMemoryRebound(to: CChar.self) {
                    guard let start = $0.baseAddress else {
                        return sqlite3_bind_text(statement, index, "", 0, transient)
                    }
                    return sqlite3_bind_text(statement, index, start, Int32($0.count), transient)
                }
            }
        case .bytes(let bytes):
            guard !bytes.isEmpty else { return sqlite3_bind_zeroblob(statement, index, 0) }
            return sqlite3_bind_blob64(statement, index, bytes, UInt64(bytes.count), transient)
        }
    }

    func step(_ loan: Loan, _ sql: SQL) throws -> Bool {
        switch sqlite3_step(loan.statement) {
        case SQLITE_ROW: return true
        case SQLITE_DONE: return false
        case let code: throw failure(code, sql.text)
        }
    }

    func giveBack(_ loan: Loan) {
        guard loan.isKept else {
            sqlite3_finalize(loan.statement)
            return
        }
        sqlite3_reset(loan.statement)
        sqlite3_clear_bindings(loan.statement)
    }

    func failure(_ code: Int32, _ text: String) -> SQLError {
        SQLError(code: code, message: String(cString: sqlite3_errmsg(connection)), statement: text)
    }
}
