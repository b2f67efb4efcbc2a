import Postroom
import SQL
import Support
import SQL
import Testing
import Web

@Suite struct `The health address` {
    @Test func `answers 200 while the runner is at work`() throws {
        let office = try TestOffice.open()
        try Tray(in: office).signRunner(secondsAgo: 12)
        let watcher = try Clerk(at: office)
        #expect(watcher.open("/health") == "{\"status\":\"ok\",\"database\":true,\"runner_seen_seconds_ago\":12}\n")
        #expect(watcher.status == 200)
    }

    @Test func `answers 503 when the runner is missing`() throws {
        let office = try TestOffice.open()
        let watcher = try Clerk(at: office)
        watcher.open("/health")
        #expect(watcher.status == 503)
        try Tray(in: office).signRunner(secondsAgo: 61)
        #expect(watcher.open("/health").contains("\"runner missing\""))
        #expect(watcher.status == 503)
    }

    @Test func `answers 503 when the database does not answer`() throws {
        let office = try TestOffice.open()
        try office.database.script("DROP TABLE worker")
        let watcher = try Clerk(at: office)
        #expect(watcher.open("/health").contains("\"database\":false"))
        #expect(watcher.status == 503)
    }
}
