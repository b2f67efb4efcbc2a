import Postroom
import Press

/// Carries out what was ordered in Send Letters and Send Bills: writes the emails of each letter and puts them into the
/// tray, some at a time. Who is killed on the way finds, the next time, what was settled, and goes on behind it.
struct LetterOrders: Sendable {
    /// Letters that are settled in one transaction.
    private static let batch = 40
    /// How long to look away where nobody rings.
    private static let look: Duration = .seconds(5)

    private let file: String
    private let site: String
    private let clock: Clock
    private let log: RunnerLog
    private let turn: WriteTurn
    private let knock: @Sendable () -> Void
    private let rounds = Rounds()

    /// - Parameters:
    ///   - site: the address under which people reach Postroom, for links in emails.
    ///   - knock: tells the desk that something lies in the tray.
    init(
        _ file: String, site: String, clock: Clock, log: RunnerLog, turn: WriteTurn,
        knock: @escaping @Sendable () -> Void
    ) {
        (self.file, self.site, self.clock, self.log) = (file, site, clock, log)
        (self.turn, self.knock) = (turn, knock)
    }

    /// Somebody may have ordered something.
    func ring() { rounds.ring() }

    func start() {
        rounds.begin { work() }
    }

    /// Waits until a batch that has begun is settled, a while at most.
    func stop() {
        rounds.stop()
    }

    private func work() {
        repeat {
            do {
                try round()
            } catch {
                log.note(.warning, "orders have to wait: \(Trouble.words(for: error))")
            }
        } while rounds.pause(Self.look)
    }

    /// Opens its own connection each time, as the housekeeper does: between rounds nothing is kept in memory.
    private func round() throws {
        let office = try Office.open(at: file, clock: clock, cache: 400)
        let errands = try LetterErrand.atWork(in: office)
        guard !errands.isEmpty else { return }
        let press = Press()
        for errand in errands where !rounds.isOver.isUp {
            try carryOut(errand, with: press, in: errand.office(in: office))
        }
    }

    private func carryOut(_ errand: LetterErrand, with press: Press, in office: Office) throws {
        var goesOn = true
        while goesOn && !rounds.isOver.isUp {
            let items = try errand.items(limit: Self.batch, in: office)
            guard !items.isEmpty else {
                _ = try errand.finish(in: office)
                break
            }
            let writer = LetterWriter(errand: errand, press: press, site: site, office: office)
            let findings = try items.map { (item: $0, finding: try writer.look(at: $0)) }
            goesOn = try turn.take { try errand.settle(findings, in: office) }
            knock()
        }
        log.note(.info, "order \(errand.id.number) looked after")
    }
}
