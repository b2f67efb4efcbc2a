import Postroom
import Synchronization

/// What became of each envelope, written by one thread and read by another.
final class Record: Sendable {
    private let lines = Mutex<[(Int, Outcome)]>([])

    var all: [(Int, Outcome)] { lines.withLock { $0 } }

    func add(_ id: Int, _ outcome: Outcome) {
        lines.withLock { $0.append((id, outcome)) }
    }
}
