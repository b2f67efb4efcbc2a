import Glibc
import Synchronization

/// A number of threads that all do the same work, and can be waited for.
///
/// Foundation's threads cannot be joined, and a graceful stop is nothing but a join.
struct Crew {
    private let threads: [pthread_t]
    private let task: Task

    /// Starts the threads.
    init(size: Int, stack: Int, work: @escaping @Sendable () throws -> Void) {
        precondition(size > 0, "a crew needs somebody")
        let task = Task(work)
        self.task = task
        threads = (0..<size).map { _ in Self.start(task, stack: stack) }
    }

    /// Waits until every thread has ended; throws the first error that one of them ended with.
    func join() throws {
        for thread in threads { pthread_join(thread, nil) }
        if let failure = task.failure.withLock({ $0 }) { throw failure }
    }

    /// Lets the threads end by themselves.
    func detach() {
        for thread in threads { pthread_detach(thread) }
    }

    private static func start(_ task: Task, stack: Int) -> pthread_t {
        var attributes = pthread_attr_t()
        pthread_attr_init(&attributes)
        pthread_attr_setstacksize(&attributes, stack)
        defer { pthread_attr_destroy(&attributes) }
        var thread = pthread_t()
        let started = pthread_create(
            &thread, &attributes,
            { context in
                Unmanaged<Task>.fromOpaque(context!).takeRetainedValue().run()
                return nil
            }, Unmanaged.passRetained(task).toOpaque())
        precondition(started == 0, "the system gave no thread: \(started)")
        return thread
    }

    /// What the threads share: the work, and the first failure.
    private final class Task: Sendable {
        let failure = Mutex<(any Error)?>(nil)
        private let work: @Sendable () throws -> Void

        init(_ work: @escaping @Sendable () throws -> Void) { self.work = work }

        func run() {
            do { try work() } catch { failure.withLock { $0 = $0 ?? error } }
        }
    }
}
