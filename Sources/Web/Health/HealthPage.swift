import FastCGI
import Mustache
import Postroom

/// For machines that watch Postroom: 200 while the database answers and the runner is at work, else 503.
enum HealthPage {
    static func show(_ visit: Visit) throws -> Reply {
        guard let house = visit.house else { preconditionFailure("the house receives every visit") }
        do {
            let runner = try RunnerHealth.look(in: house.office.database, clock: house.office.clock)
            let seen = runner.silence.map(String.init) ?? "null"
            let state = runner.isWell ? "ok" : "runner missing"
            return json(
                #"{"status":"\#(state)","database":true,"runner_seen_seconds_ago":\#(seen)}"#,
                status: runner.isWell ? 200 : 503)
        } catch {
            // The watcher wants to know that, not why; the log of the next page will say why.
            return json(#"{"status":"database missing","database":false,"runner_seen_seconds_ago":null}"#, status: 503)
        }
    }

    private static func json(_ line: String, status: Int) -> Reply {
        Reply(status: status, type: "application/json", content: .bytes(Array((line + "\n").utf8)))
    }
}
