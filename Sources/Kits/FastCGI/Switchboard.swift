import CFastCGI
import Glibc
import Synchronization

/// Where every thread asks who speaks next: somebody new at the socket, or a connection that the web server has kept.
///
/// A connection on which nothing is said holds no thread, so the web server may keep as many as it likes. Those that
/// spoke first are answered first.
final class Switchboard: Sendable {
    private static let isSocket: Int32 = -1
    /// Told of once; then not again before somebody listens anew, so that no two threads hear the same words.
    private static let once = EPOLLIN.rawValue | EPOLLRDHUP.rawValue | EPOLLONESHOT.rawValue

    private let socket: ListeningSocket
    /// The kernel's list of those who are listened to.
    private let ears: Int32
    /// Those on which nobody is being answered.
    private let silent = Mutex<Set<Int32>>([])

    init(socket: ListeningSocket) throws(ListenerError) {
        self.socket = socket
        ears = epoll_create1(Int32(EPOLL_CLOEXEC))
        guard ears >= 0 else { throw .refused(call: "epoll_create1", errno: errno) }
        try listen(to: socket.descriptor, as: Self.isSocket, EPOLL_CTL_ADD, EPOLLIN.rawValue)
    }

    deinit {
        hangUp()
        close(ears)
    }

    /// Waits until somebody speaks.
    ///
    /// - Returns: the connection, this thread's own to close or to hand back with `keep`; nil once the socket was stopped
    ///   and all that had been said by then was handed out.
    func next() throws(ListenerError) -> Int32? {
        var event = epoll_event()
        var isStopped = false
        while true {
            let heard = epoll_wait(ears, &event, 1, -1)
            guard heard > 0 else {
                if errno == EINTR { continue }
                throw .refused(call: "epoll_wait", errno: errno)
            }
            if event.data.fd != Self.isSocket {
                silent.withLock { _ = $0.remove(event.data.fd) }
                return event.data.fd
            }
            switch try socket.accept() {
            case .connection(let connection): try admit(connection)
            case .nobody: continue
            case .stopped:
                // The kernel goes round: hearing of the socket twice running, it had nothing else to tell.
                if isStopped { return nil }
                isStopped = true
            }
        }
    }

    /// Listens to the connection again.
    func keep(_ connection: Int32) throws(ListenerError) {
        silent.withLock { _ = $0.insert(connection) }
        try listen(to: connection, as: connection, EPOLL_CTL_MOD, Self.once)
    }

    /// Closes the connections on which nobody is being answered.
    func hangUp() {
        silent.withLock { silent in
            for connection in silent { close(connection) }
            silent = []
        }
    }

    private func admit(_ connection: Int32) throws(ListenerError) {
        silent.withLock { _ = $0.insert(connection) }
        try listen(to: connection, as: connection, EPOLL_CTL_ADD, Self.once)
    }

    private func listen(
        to descriptor: Int32, as name: Int32, _ call: Int32, _ what: UInt32
    ) throws(ListenerError) {
        var event = epoll_event(events: what, data: epoll_data_t(fd: name))
        guard epoll_ctl(ears, call, descriptor, &event) == 0 else { throw .refused(call: "epoll_ctl", errno: errno) }
    }
}
