import Foundation
import Postroom
import SQL
import Synchronization
import Testing

@Suite struct `The write-ahead log` {
    private let folder: URL
    private let file: String
    private let log: WriteAheadLog

    init() throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("log-\(UUID())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        file = folder.appendingPathComponent("postroom.sqlite").path
        log = WriteAheadLog(of: file)
        try Database(path: file).script("CREATE TABLE note(id INTEGER PRIMARY KEY, bytes BLOB NOT NULL) STRICT")
    }

    private func tidy() { try? FileManager.default.removeItem(at: folder) }

    private static let mebibyte = 1 << 20

    private func write(_ mebibytes: Int, with database: Database) throws {
        for _ in 0..<mebibytes {
            try database.run("INSERT INTO note(bytes) VALUES (zeroblob(\(Self.mebibyte)))")
        }
    }

    private func begin(_ reader: Database) throws {
        try reader.script("BEGIN")
        #expect(try reader.first("SELECT count(*) FROM note") { $0[0] as Int } != nil)
    }

    @Test func `is emptied although somebody always reads`() throws {
        defer { tidy() }
        let isOver = Atomic(false)
        let isReading = DispatchSemaphore(value: 0)
        let isGone = DispatchSemaphore(value: 0)
        Thread.detachNewThread { [file] in
            do {
                // The next has begun before the one before ends.
                var readers = [try Database(path: file), try Database(path: file)]
                try readers[0].script("BEGIN; SELECT count(*) FROM note")
                isReading.signal()
                while !isOver.load(ordering: .relaxed) {
                    try readers[1].script("BEGIN; SELECT count(*) FROM note")
                    try readers[0].script("COMMIT")
                    readers.swapAt(0, 1)
                }
                try readers[0].script("COMMIT")
            } catch { Issue.record(error) }
            isGone.signal()
        }
        isReading.wait()
        let database = try Database(path: file, synced: false)
        var longest = 0
        var emptied = 0
        for _ in 0..<60 {
            try write(1, with: database)
            longest = max(longest, log.size)
            guard log.size > 2 * Self.mebibyte else { continue }
            if try log.empty(patience: 500, alone: { try $0() }) == .emptied { emptied += 1 }
        }
        isOver.store(true, ordering: .relaxed)
        isGone.wait()
        #expect(longest < 8 * Self.mebibyte, "60 MiB were written, and \(emptied) times it was emptied")
        #expect(emptied > 10)
        #expect(try database.first("SELECT count(*) FROM note") { $0[0] as Int } == 60)
    }

    @Test func `makes nobody wait for one who reads for long`() throws {
        defer { tidy() }
        let (database, reader) = (try Database(path: file, synced: false), try Database(path: file))
        try write(1, with: database)
        try begin(reader)
        try write(12, with: database)
        var asked = 0
        func empty(_ patience: Int) throws -> WriteAheadLog.Emptied {
            try log.empty(patience: patience) { work in
                asked += 1
                return try work()
            }
        }
        #expect(try empty(600_000) == .readLong)
        #expect(asked == 0, "who writes was not held up")
        try reader.script("COMMIT")
        #expect(try empty(600_000) == .emptied)
        #expect(asked == 1 && log.size == 0)
    }

    @Test func `waits for one who has just begun to read, and no longer than it may`() throws {
        defer { tidy() }
        let (database, reader) = (try Database(path: file, synced: false), try Database(path: file))
        try write(3, with: database)
        try begin(reader)
        try write(1, with: database)
        #expect(try log.empty(patience: 20) { try $0() } == .read)
        #expect(log.size > 3 * Self.mebibyte)
        try write(1, with: database)
        try reader.script("COMMIT")
        #expect(try log.empty(patience: 20) { try $0() } == .emptied)
        #expect(log.size == 0)
        #expect(try reader.first("SELECT count(*) FROM note") { $0[0] as Int } == 5)
    }

    @Test func `is copied by whoever commits where nobody looks after it`() throws {
        defer { tidy() }
        let database = try Database(path: file, synced: false)
        try write(80, with: database)
        #expect(log.size < 48 * Self.mebibyte)
    }
}
