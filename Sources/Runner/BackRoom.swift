package import Curl
import Dispatch
import Foundation
import Glibc
package import Postroom

/// The back room: empties the trays. One works in each data folder, with one desk that writes the send ledger, a few
/// senders with a line each, a mill for letters to many, and a housekeeper.
package struct BackRoom: Sendable {
    /// What the back room must be told about the machine.
    package struct Setup: Sendable {
        /// The data folder: the lock and the doorbell are here.
        package let data: String
        /// The database file.
        package let database: String
        /// Where emails go when there is no relay.
        package let outbox: String
        package let relay: SMTPRelay?
        /// Where what comes back is read from; nil where no mailbox is.
        package var returns: ReturnMailbox?
        /// How many emails may be on their way at once, each over its own connection; ≥ 1.
        package var senders = 4
        /// Emails a second that the relay wants at most; nil for as many as it takes.
        package var rate: Int?
        /// How long those on their way may take to arrive when the runner is told to stop.
        package var grace: Duration = .seconds(20)
        /// The address under which people reach Postroom, for the links in emails.
        package var site = "http://localhost:8080"
        /// How many threads make the letters of bulk mailings; ≥ 1.
        package var mills = min(2, max(1, ProcessInfo.processInfo.activeProcessorCount))
        /// How long nothing is tried when the relay cannot be reached; twice as long each further time.
        package var outagePause: Duration = .seconds(5)
        /// Called when something has begun or is over: what only its beginning needed can be let go of.
        package var settle: @Sendable () -> Void = {}

        package init(data: String, database: String, outbox: String, relay: SMTPRelay?) {
            (self.data, self.database, self.outbox, self.relay) = (data, database, outbox, relay)
        }
    }

    private let setup: Setup
    private let clock: Clock
    private let log: RunnerLog
    private let hatch: Hatch
    private let bell: MillBell

    package init(_ setup: Setup, clock: Clock, log: RunnerLog) {
        precondition(setup.senders >= 1, "somebody has to send")
        (self.setup, self.clock, self.log) = (setup, clock, log)
        hatch = Hatch(senders: setup.senders)
        bell = MillBell(hands: setup.mills)
    }

    /// Ends `work` in good order: nothing more is begun, what is on its way may arrive. May be called at any time.
    package func stop() {
        bell.close()
        hatch.close()
    }

    /// Works until told to stop.
    ///
    /// - Throws: `RunnerLock.Taken` where another runner works in the data folder, `Schema.WrongVersion`, and whatever
    ///   the machine does not do.
    package func work() throws {
        let lock = try RunnerLock(data: setup.data)
        defer { lock.letGo() }
        let bootID = try Self.bootID()
        let ledger = try SendLedger.forWriting(file: setup.database, clock: clock)
        let left = try ledger.recover(bootID: bootID)
        log.note(
            left.uncertain == 0 ? .info : .warning, "started", "senders \(setup.senders)",
            "left uncertain \(left.uncertain)", "back in the tray \(left.returned)")
        let turn = WriteTurn()
        let orders = LetterOrders(
            setup.database, site: setup.site, clock: clock, log: log, turn: turn, knock: { [hatch] in hatch.ring() })
        let doorbell = try DoorbellListener(data: setup.data) { [hatch, bell] in
            hatch.ring()
            bell.ring()
            orders.ring()
        }
        defer { doorbell.stop() }
        let housekeeper = Housekeeper(
            setup.database, data: setup.data, bootID: bootID, clock: clock, log: log, pulse: hatch.pulse)
        housekeeper.start()
        defer { housekeeper.stop() }
        let keeper = LogKeeper(setup.database, turn: turn, log: log)
        keeper.start()
        defer { keeper.stop() }
        orders.start()
        defer { orders.stop() }
        let reader = setup.returns.map { MailboxReader($0, database: setup.database, clock: clock, log: log) }
        reader?.start()
        defer { reader?.stop() }
        for number in 0..<setup.senders { startSender(number) }
        let mill = Mill(
            file: setup.database, site: setup.site, clock: clock, log: log, hatch: hatch, turn: turn, bell: bell,
            settle: setup.settle)
        mill.start()
        defer { mill.stop() }
        let desk = DispatchDesk(
            ledger, hatch, turn: turn, bootID: bootID, rate: setup.rate, grace: setup.grace,
            outagePause: setup.outagePause,
            senders: setup.senders, log: log)
        setup.settle()
        try desk.work()
        if let failure = hatch.failure { throw failure }
        mill.stop()
        housekeeper.stop()  // what it says of its last round comes before the last word
        log.note(.info, "stopped")
    }

    private func startSender(_ number: Int) {
        let (setup, clock, hatch) = (setup, clock, hatch)
        Thread.detachNewThread {
            do {
                let ledger = try SendLedger.forReading(file: setup.database, clock: clock)
                let carrier: any Carrier = setup.relay.map { SMTPCarrier($0) } ?? FolderCarrier(folder: setup.outbox)
                Sender(number: number, ledger: ledger, carrier: carrier, hatch: hatch).work()
            } catch {
                hatch.fail(error, sender: number)
            }
        }
    }

    /// The kernel's name for the time since it was started.
    private static func bootID() throws -> String {
        try String(contentsOfFile: "/proc/sys/kernel/random/boot_id", encoding: .utf8)
            .trimmingCharacters(in: .whitespacesAndNewlines)
    }
}
