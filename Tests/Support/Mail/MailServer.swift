import Foundation
import Glibc
import Synchronization

/// A mail server on loopback that follows a script, and remembers what it was told.
package final class MailServer: Sendable {
    package let port: Int
    private let listener: Int32
    private let desk: MailDesk

    package init(_ script: MailScript = MailScript()) {
        let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let bound = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
                bind(listener, address, length) == 0 && listen(listener, 64) == 0
                    && getsockname(listener, address, &length) == 0
            }
        }
        precondition(bound, "no port on loopback")
        port = Int(UInt16(bigEndian: address.sin_port))
        let desk = MailDesk(script)
        (self.listener, self.desk) = (listener, desk)
        Thread.detachNewThread { Self.answer(listener, desk) }
    }

    deinit {
        shutdown(listener, Int32(SHUT_RDWR))  // wakes the thread in accept, which closes it
        desk.letGo()
    }

    /// How many connections were made so far.
    package var connections: Int { desk.record.connections }
    /// How often each message was taken, by Message-ID: its end arrived and it was not refused.
    package var taken: [String: Int] { desk.record.taken }
    /// The bytes of each message whose end arrived, in order, without the stuffed dots.
    package var contents: [[UInt8]] { desk.record.contents }
    /// Every command line, in order; what signing in says is left out.
    package var commands: [String] { desk.record.commands }

    /// Ends every hold, those that come later too.
    package func letGo() { desk.letGo() }

    private static func answer(_ listener: Int32, _ desk: MailDesk) {
        while true {
            let connection = accept(listener, nil, nil)
            if connection < 0 {
                if errno == EINTR || errno == ECONNABORTED { continue }
                break
            }
            desk.note { $0.connections += 1 }
            Thread.detachNewThread {
                var visitor = MailVisitor(connection, desk)
                visitor.serve()
                close(connection)
            }
        }
        close(listener)
    }
}
