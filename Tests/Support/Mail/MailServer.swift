import Foundation
import Glibc
import Instruments
import Synchronization

/// A mail server on loopback that follows a script, and remembers what it was told.
package final class MailServer: Sendable {
    package let port: Int
    private let listener: LoopbackListener
    private let desk: MailDesk

    package init(_ script: MailScript = MailScript()) {
        let listener = LoopbackListener(backlog: 64)
        port = listener.port
        let desk = MailDesk(script)
        (self.listener, self.desk) = (listener, desk)
        Thread.detachNewThread { Self.answer(listener, desk) }
    }

    deinit {
        listener.wake()
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

    private static func answer(_ listener: LoopbackListener, _ desk: MailDesk) {
        while true {
            let connection = accept(listener.socket, nil, nil)
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
        close(listener.socket)
    }
}
