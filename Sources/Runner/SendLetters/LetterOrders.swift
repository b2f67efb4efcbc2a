import Foundation
import Postroom
import Press

/// Carries out what was ordered in Send Letters and Send Bills: writes the emails of each letter and puts them into the
/// tray, some at a time. Who is killed on the way finds, the next time, what was settled, and goes on behind it.
struct LetterOrders: Sendable {
    /// Letters that are settled in one transaction.
    private static let batch = 40
    /// How long to look away where nobody has ordered anything.
    private static let look: Duration = .seconds(1)

    private let file: String
    private let site: String
    private let clock: Clock
    private let log: RunnerLog
    private let ring: @Sendable () -> Void
    private let isOver = Flag()
    private let isGone = Flag()

    /// - Parameters:
    ///   - site: the address under which people reach Postroom, for links in emails.
    ///   - ring: tells the desk that something lies in the tray.
    init(_ file: String, site: String, clock: Clock, log: RunnerLog, ring: @escaping @Sendable () -> Void) {
        (self.file, self.site, self.clock, self.log, self.ring) = (file, site, clock, log, ring)
    }

    func start() {
        Thread.detachNewThread { [self] in
            work()
            isGone.raise()
        }
    }

    /// Waits until a batch that has begun is settled, a while at most.
    func stop() {
        isOver.raise()
        _ = isGone.wait(.seconds(5))
    }

    private func work() {
        repeat {
            do {
                try round()
            } catch {
                let words = Trouble(error).map { $0 == .busy ? "the database is busy" : "no room on the disk" }
                log.note(.warning, "orders have to wait: \(words ?? String(describing: error))")
            }
        } while !isOver.wait(Self.look)
    }

    /// Opens its own connection each time, as the housekeeper does: between rounds nothing is kept in memory.
    private func round() throws {
        let office = try Office.open(at: file, clock: clock, cache: 400)
        let errands = try LetterErrand.atWork(in: office)
        guard !errands.isEmpty else { return }
        let press = Press()
        for errand in errands where !isOver.isUp { try carryOut(errand, with: press, in: errand.office(in: office)) }
    }

    private func carryOut(_ errand: LetterErrand, with press: Press, in office: Office) throws {
        var goesOn = true
        while goesOn && !isOver.isUp {
            let items = try errand.items(limit: Self.batch, in: office)
            guard !items.isEmpty else {
                _ = try errand.finish(in: office)
                break
            }
            let writer = LetterWriter(errand: errand, press: press, site: site, office: office)
            let findings = try items.map { (item: $0, finding: try writer.look(at: $0)) }
            goesOn = try errand.settle(findings, in: office)
            ring()
        }
        log.note(.info, "order \(errand.id.number) looked after")
    }
}
