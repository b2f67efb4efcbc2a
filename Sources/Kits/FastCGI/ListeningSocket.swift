import Glibc
import Synchronization

/// The Unix socket on which the web server hands requests over: made, accepted on, and taken away again.
///
/// Its descriptor stays open as long as anybody holds it, so that a late `stop` cannot hit another file's.
final class ListeningSocket: Sendable {
    private let path: String
    let descriptor: Int32
    /// Seconds for which a peer may leave one read or write of ours waiting.
    private let patience: Int
    private let identity: ino_t
    private let isStopped = Atomic(false)

    init(path: String, backlog: Int32, patience: Int) throws(ListenerError) {
        let address = try Self.address(path)
        try Self.clear(path, address)
        let kind = SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue | SOCK_NONBLOCK.rawValue
        let made = socket(AF_UNIX, Int32(kind), 0)
        guard made >= 0 else { throw .refused(call: "socket", errno: errno) }
        // The mode of the descriptor becomes that of the file, less the umask: nobody gets in before chmod opens it
        // to the group. The process's umask, which other threads share, stays as it is.
        guard fchmod(made, 0o600) == 0, Self.with(address, { bind(made, $0, $1) }) == 0,
            listen(made, backlog) == 0, chmod(path, 0o660) == 0
        else {
            let reason = errno
            close(made)
            throw .refused(call: "bind", errno: reason)
        }
        descriptor = made
        self.path = path
        self.patience = patience
        var status = stat()
        identity = lstat(path, &status) == 0 ? status.st_ino : 0
    }

    /// Who is at the door.
    enum Visitor { case connection(Int32), nobody, stopped }

    /// Takes in the next one who waits; `stopped` once the socket was stopped and its queue is empty.
    func accept() throws(ListenerError) -> Visitor {
        while true {
            let connection = Glibc.accept(descriptor, nil, nil)
            if connection >= 0 {
                prepare(connection)
                return .connection(connection)
            }
            switch errno {
            case EINTR, ECONNABORTED, EPROTO: continue
            // Where nobody waits, the kernel does not say whether anybody still can.
            case EAGAIN: return isStopped.load(ordering: .sequentiallyConsistent) ? .stopped : .nobody
            case EMFILE, ENFILE, ENOBUFS, ENOMEM: usleep(10_000)  // others must give something back first
            default: throw .refused(call: "accept", errno: errno)
            }
        }
    }

    /// Lets nobody in any more; what was already queued is still handed out.
    func stop() {
        isStopped.store(true, ordering: .sequentiallyConsistent)
        shutdown(descriptor, Int32(SHUT_RDWR))
    }

    deinit { close(descriptor) }

    /// Takes the socket's file away, unless a successor has put its own there.
    func remove() {
        var status = stat()
        if lstat(path, &status) == 0, status.st_ino == identity { unlink(path) }
    }

    private func prepare(_ connection: Int32) {
        _ = fcntl(connection, F_SETFD, FD_CLOEXEC)
        var wait = timeval(tv_sec: patience, tv_usec: 0)
        let size = socklen_t(MemoryLayout<timeval>.size)
        setsockopt(connection, SOL_SOCKET, SO_RCVTIMEO, &wait, size)
        setsockopt(connection, SOL_SOCKET, SO_SNDTIMEO, &wait, size)
    }

    /// Removes the socket that a killed process left behind; refuses to take a living one's place.
    private static func clear(_ path: String, _ address: sockaddr_un) throws(ListenerError) {
        var status = stat()
        guard lstat(path, &status) == 0 else { return }
        guard status.st_mode & S_IFMT == S_IFSOCK else { throw .notASocket(path) }
        let probe = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        defer { close(probe) }
        if with(address, { connect(probe, $0, $1) }) == 0 { throw .inUse(path) }
        guard errno == ECONNREFUSED else { throw .refused(call: "connect", errno: errno) }
        unlink(path)
    }

    private static func address(_ path: String) throws(ListenerError) -> sockaddr_un {
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        let room = MemoryLayout.size(ofValue: address.sun_path)
        guard !path.isEmpty, path.utf8.count < room else { throw .pathTooLong(path) }
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8) }
        return address
    }

    private static func with(
        _ address: sockaddr_un, _ call: (UnsafePointer<sockaddr>, socklen_t) -> Int32
    ) -> Int32 {
        withUnsafePointer(to: address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                call($0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
    }
}
