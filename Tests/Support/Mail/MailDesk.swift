import Foundation
import Synchronization

/// What all connections of one mail server share: the script and the record.
final class MailDesk: Sendable {
    struct Record: Sendable {
        var connections = 0
        var taken: [String: Int] = [:]
        var contents: [[UInt8]] = []
        var commands: [String] = []
    }

    private let script: Mutex<MailScript>
    private let book = Mutex(Record())
    private let gate = DispatchSemaphore(value: 0)

    init(_ script: MailScript) {
        self.script = Mutex(script)
    }

    var record: Record { book.withLock { $0 } }
    var offers: [String] { script.withLock { $0.offers } }
    var signIn: (user: String, password: String)? { script.withLock { $0.signIn } }

    func note(_ entry: (inout Record) -> Void) {
        book.withLock { entry(&$0) }
    }

    func act(at moment: MailScript.Moment) -> MailScript.Act? {
        script.withLock { $0.act(at: moment) }
    }

    /// Waits until the gate is opened, and leaves it open for the next.
    func hold() {
        gate.wait()
        gate.signal()
    }

    func letGo() {
        gate.signal()
    }
}
