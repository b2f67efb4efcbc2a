import Curl
import Foundation
import Postroom

/// Looks into the mailbox for what came back, again and again.
///
/// A server marks a message as seen when it is fetched, before anything was written down. So the first round reads what
/// came in the last days whether seen or not: what was interrupted is found again, and what was written down already
/// counts once.
struct MailboxReader: Sendable {
    private static let lookBack = 3 * 86_400
    /// More than this waits for the next round.
    private static let mostInRound = 500

    private let mailbox: ReturnMailbox
    private let file: String
    private let clock: Clock
    private let log: RunnerLog
    private let rounds = Rounds()

    init(_ mailbox: ReturnMailbox, database file: String, clock: Clock, log: RunnerLog) {
        (self.mailbox, self.file, self.clock, self.log) = (mailbox, file, clock, log)
    }

    func start() {
        rounds.begin { work() }
    }

    /// Waits until the message in hand is done, a while at most.
    func stop() {
        rounds.stop()
    }

    private func work() {
        var search = IMAPSession.Search.since(day(clock.now() - Self.lookBack))
        var isInTrouble = false
        repeat {
            do {
                let left = try round(search)
                if !left { search = .unseen }
                isInTrouble = false
            } catch {
                // Said once, not once a minute.
                if !isInTrouble { log.note(.warning, "the mailbox for returned mail cannot be read: \(error)") }
                isInTrouble = true
            }
        } while rounds.pause(mailbox.interval)
    }

    /// - Returns: whether something is left for the next round.
    private func round(_ search: IMAPSession.Search) throws -> Bool {
        let session = IMAPSession(mailbox.account)
        let numbers = try session.search(search)
        guard !numbers.isEmpty else { return false }
        let intake = ReturnIntake(office: try Office.open(at: file, clock: clock, cache: 500))
        for number in numbers.prefix(Self.mostInRound) where !rounds.isOver.isUp {
            let bytes = try session.fetch(number)
            do {
                try finish(number, try intake.take(bytes, from: .mailbox), session)
            } catch let failure as IMAPFailure {
                throw failure
            } catch {
                try session.markUnseen(number)
                throw error
            }
        }
        return numbers.count > Self.mostInRound
    }

    private func finish(_ number: Int, _ taken: ReturnIntake.Taken, _ session: IMAPSession) throws {
        switch taken.outcome {
        case .recorded(let message):
            log.note(.info, "returned mail: \(taken.kind.rawValue), message \(message.number)")
        case .tooEarly: return try session.markUnseen(number)
        case .unmatched:
            guard taken.kind != .other else { return }
            log.note(.warning, "returned mail about no message of ours: \(taken.kind.rawValue)")
        case .repeated: break
        }
        if let folder = mailbox.doneFolder { try session.move(number, to: folder) }
    }

    /// As RFC 3501 writes it.
    private func day(_ moment: Moment) -> String {
        let (year, month, day) = moment.day(in: .gmt).parts
        let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
        return "\(day)-\(months[month - 1])-\(year)"
    }
}
