import Glibc

/// Keeps a second runner out of a data folder. The kernel lets go of it when the process ends, however it ends.
struct RunnerLock {
    private let file: Int32

    init(data: String) throws {
        let path = "\(data)/runner.lock"
        file = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw Unusable(path: path, reason: String(cString: strerror(errno))) }
        guard flock(file, LOCK_EX | LOCK_NB) == 0 else {
            close(file)
            throw Taken(data: data)
        }
    }

    func letGo() {
        close(file)
    }

    /// Another runner works in this data folder.
    struct Taken: Error, CustomStringConvertible {
        let data: String
        var description: String { "Another runner is already at work in \(data)." }
    }

    /// The lock file cannot be opened.
    struct Unusable: Error, CustomStringConvertible {
        let path: String
        let reason: String
        var description: String { "\(path) cannot be opened: \(reason)." }
    }
}
