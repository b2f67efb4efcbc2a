import Glibc

/// A socket that listens on a free port of loopback, for a server that a test plays.
package struct LoopbackListener: Sendable {
    package let socket: Int32
    package let port: Int

    /// - Parameter backlog: how many connections may wait to be accepted.
    package init(backlog: Int32) {
        let listener = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let isBound = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
                bind(listener, address, length) == 0 && listen(listener, backlog) == 0
                    && getsockname(listener, address, &length) == 0
            }
        }
        precondition(isBound, "no port on loopback")
        socket = listener
        port = Int(UInt16(bigEndian: address.sin_port))
    }

    /// Wakes the thread that waits in `accept`, which then closes the socket.
    package func wake() { shutdown(socket, Int32(SHUT_RDWR)) }
}
