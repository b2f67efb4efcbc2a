import Glibc
import Postroom
import Press

/// What the runner does besides sending: says that it is alive, rolls the ledger's day, notices overdue invoices,
/// forgets ended sessions and lists that nobody started, writes the letters that something that happened asks for, finishes letters whose maker was
/// killed, and takes in bills from the drop folder.
struct Housekeeper: Sendable {
    private static let beat: Duration = .seconds(5)
    /// A desk that has not moved for so long is not called alive, in seconds.
    private static let longestSilence: Duration = .seconds(45)

    /// A list for a bulk mailing that nobody has started is kept for so long, in seconds.
    private static let unstarted = 7 * 86_400

    private let file: String
    private let data: String
    private let bootID: String
    private let clock: Clock
    private let log: RunnerLog
    private let pulse: Pulse
    private let rounds = Rounds()

    /// - Parameter data: the data folder; the drop folder for bills is in it.
    init(_ file: String, data: String, bootID: String, clock: Clock, log: RunnerLog, pulse: Pulse) {
        (self.file, self.data, self.bootID) = (file, data, bootID)
        (self.clock, self.log, self.pulse) = (clock, log, pulse)
    }

    func start() {
        rounds.begin { work() }
    }

    /// Waits until a round that has begun is done, a while at most.
    func stop() {
        rounds.stop()
    }

    private func work() {
        let startedAt = clock.now()
        var number = 0
        repeat {
            do {
                try round(number, startedAt: startedAt)
            } catch {
                log.note(.warning, "housekeeping has to wait: \(Trouble.words(for: error))")
            }
            number += 1
        } while rounds.pause(Self.beat)
    }

    /// Opens its own connection each time: between rounds nothing is kept in memory.
    private func round(_ number: Int, startedAt: Moment) throws {
        let office = try Office.open(at: file, clock: clock, cache: 400)
        if pulse.age < Self.longestSilence {
            try SendLedger.beat(
                process: getpid(), bootID: bootID, startedAt: startedAt, note: pulse.trouble, in: office)
        }
        let offices = try SendLedger.offices(at: office)
        for office in offices where try Figures.rollDay(in: office) {
            log.note(.info, "overdue figures brought up to today, organisation \(office.organisationID.number)")
        }
        try noticeOverdue(in: offices)
        if number.isMultiple(of: 720) {
            try Session.forgetEnded(in: office.database, clock: clock)
            for office in offices { try BulkMailing.forget(before: office.now - Self.unstarted, in: office) }
        }
        try AutomaticLetters(offices: offices, log: log).write(isOver: rounds.isOver)
        try LateLetters(offices: offices, log: log).finish(isOver: rounds.isOver)
        try BillFolder(data: data, offices: offices, log: log).empty(isOver: rounds.isOver)
    }

    /// A few hundred at a time, so that nobody waits long for the database.
    private func noticeOverdue(in offices: [Office]) throws {
        for office in offices {
            var noticed = 0
            var batch = 0
            repeat {
                batch = try OverdueWatch.notice(in: office)
                noticed += batch
            } while batch > 0 && !rounds.isOver.isUp
            if noticed > 0 {
                log.note(.info, "overdue invoices noticed \(noticed), organisation \(office.organisationID.number)")
            }
        }
    }
}
