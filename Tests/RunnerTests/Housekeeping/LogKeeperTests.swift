import Foundation
import Postroom
import Runner
import SQL
import Support
import Testing

@Suite struct `The keeper of the write-ahead log` {
    @Test func `empties it while the runner works`() throws {
        let stage = try Stage()
        let log = WriteAheadLog(of: stage.setup.database)
        let database = stage.office.database
        try database.script("PRAGMA wal_autocheckpoint = 0")
        try database.script("CREATE TABLE note(id INTEGER PRIMARY KEY, bytes BLOB NOT NULL) STRICT")
        for _ in 0..<32 { try database.run("INSERT INTO note(bytes) VALUES (zeroblob(1048576))") }
        #expect(log.size > 32 << 20)
        stage.open()
        defer { stage.close() }
        stage.wait("the log is short") { log.size < 4 << 20 }
        let message = try stage.queue()
        stage.ring()
        try stage.wait(for: message, in: .sent)
    }
}
