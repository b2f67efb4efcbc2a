import Foundation
import Glibc
import Postroom

/// Listens at the pipe that the web rings, and passes each ring on.
struct DoorbellListener {
    private let pipe: Int32
    private let isStopped: Flag

    /// - Parameter onRing: called on a thread of its own.
    init(data: String, onRing: @escaping @Sendable () -> Void) throws {
        let path = "\(data)/\(Doorbell.filename)"
        _ = mkfifo(path, 0o600)  // may be there already
        // Opened for writing too, so that it never ends when the last writer goes.
        let pipe = open(path, O_RDWR | O_CLOEXEC)
        guard pipe >= 0 else {
            throw RunnerLock.Unusable(path: path, reason: String(cString: strerror(errno)))
        }
        let isStopped = Flag()
        (self.pipe, self.isStopped) = (pipe, isStopped)
        Thread.detachNewThread {
            var bytes = [UInt8](repeating: 0, count: 512)
            while true {
                let count = read(pipe, &bytes, bytes.count)
                if isStopped.isUp || (count <= 0 && errno != EINTR) { break }
                onRing()
            }
            close(pipe)
        }
    }

    func stop() {
        isStopped.raise()
        var byte: UInt8 = 0
        _ = write(pipe, &byte, 1)  // wakes the thread; it closes the pipe
    }
}
