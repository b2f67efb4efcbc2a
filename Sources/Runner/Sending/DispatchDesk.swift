import Glibc
import Postroom

/// The desk in the back room: claims what is due, hands it out, and writes down what became of it.
///
/// The only writer of the send ledger in this process, so that no sender ever waits for SQLite's lock: what several
/// senders bring back and take along goes into one commit. A sender gets its next parcel only when the ledger holds
/// both the end of its last and the beginning of the next.
final class DispatchDesk {
    /// How long to look away from the tray where nobody rings.
    private static let look: Duration = .seconds(1)
    /// A claim should last about so long: what is claimed can no longer be withheld.
    private static let supply: Duration = .milliseconds(60)
    private static let largestClaim = 64

    private let ledger: SendLedger
    private let hatch: Hatch
    private let turn: WriteTurn
    private let workers: [Worker]
    private let grace: Duration
    private let log: RunnerLog
    private var rate: RateLimit?
    private var patience: Patience
    private var outage: Outage

    /// Claimed and not begun, the most urgent first.
    private var claimed: [Parcel] = []
    /// Senders that wait for a parcel.
    private var idle: [Int] = []
    /// Outcomes that are not in the ledger yet.
    private var ended: [Ended] = []
    private var sendersLeft: Int
    /// Somebody rang, and nobody has looked since.
    private var isRung = true
    /// The last claim was full, so there is probably more.
    private var isMore = false
    private var lookAgain: ContinuousClock.Instant = .now
    private var rateAllows: ContinuousClock.Instant = .now
    private var lastClaim: (at: ContinuousClock.Instant, size: Int)

    init(
        _ ledger: SendLedger, _ hatch: Hatch, turn: WriteTurn, bootID: String, rate: Int?, grace: Duration,
        outagePause: Duration,
        senders: Int, log: RunnerLog
    ) {
        (self.ledger, self.hatch, self.turn, self.grace, self.log) = (ledger, hatch, turn, grace, log)
        workers = (0..<senders).map { Worker(process: getpid(), number: $0 + 1, bootID: bootID) }
        self.rate = rate.map { RateLimit(messages: $0, per: .seconds(1), burst: max(1, $0 / 10)) }
        patience = Patience(log: log, pulse: hatch.pulse)
        outage = Outage(shortest: outagePause, log: log, pulse: hatch.pulse)
        sendersLeft = senders
        lastClaim = (.now, senders)
    }

    /// Works until the hatch is closed and every sender has gone home, or the time of grace is over.
    func work() throws {
        while true {
            let gathered = hatch.gather(within: nextMove, crowd: crowd)
            idle += gathered.asking
            ended += gathered.ended
            isRung = isRung || gathered.isRung
            if gathered.isClosing { return try close() }
            try patience.of {
                try look()
                try passOn()
            }
        }
    }

    /// Half of those on their way: what they bring back together goes into one commit, which costs little more than
    /// one for each alone would, and the other half keeps the line busy meanwhile.
    private var crowd: Int { max(1, (sendersLeft - idle.count) / 2) }

    private var underWay: Int { sendersLeft - idle.count }

    /// How long there is nothing to do unless somebody knocks.
    private var nextMove: Duration {
        if let pause = patience.pause ?? outage.wait(at: .now) { return pause }
        let next = claimed.isEmpty || idle.isEmpty || outage.isOn ? lookAgain : min(lookAgain, rateAllows)
        return max(.zero, ContinuousClock.now.duration(to: next))
    }

    // MARK: Claiming

    private func look() throws {
        let now = ContinuousClock.now
        guard !idle.isEmpty, outage.allowance(1, underWay: underWay, at: now) > 0 else { return }
        if isRung || now >= lookAgain {
            if claimed.first.map({ !$0.isUrgent }) ?? false {
                // Somebody is waiting, while many others lie here.
                if try ledger.isDue(least: .now) { claimed = try claim(idle.count, least: .now) + claimed }
            } else if claimed.isEmpty {
                isMore = try ledger.isDue(least: .bulk)
            }
            isRung = false
            lookAgain = now + Self.look
        }
        if isMore, claimed.count < idle.count {
            let size = claimSize(at: now)
            let parcels = try claim(size, least: .bulk)
            isMore = parcels.count == size
            claimed += parcels
            lastClaim = (now, parcels.count)
        }
    }

    private func claim(_ limit: Int, least: Message.Priority) throws -> [Parcel] {
        try turn.take(isUrgent: true) { try ledger.claim(limit, least: least, by: workers[0]) }
    }

    /// As many as were sent lately in the time that a claim should last, within limits; where the relay wants them
    /// slowly, only what can go now.
    private func claimSize(at now: ContinuousClock.Instant) -> Int {
        guard !outage.isOn else { return 1 }
        guard rate == nil else { return idle.count }
        let lasted = max(lastClaim.at.duration(to: now), .milliseconds(1))
        let wanted = Int(Double(lastClaim.size) * (Self.supply / lasted))
        return min(max(wanted, workers.count), Self.largestClaim)
    }

    // MARK: Handing out and writing down

    private func passOn() throws {
        outage.hear(ended, at: .now)
        let leaving = claimed.prefix(allowance(min(idle.count, claimed.count)))
        guard !leaving.isEmpty || !ended.isEmpty else { return }
        let begun = try turn.take(isUrgent: true) {
            try ledger.together {
                for ended in ended { try ledger.settle(ended.parcel, ended.outcome, ended.report) }
                return try zip(leaving, idle).map { try ledger.begin($0, by: workers[$1]) }
            }
        }
        note(ended)
        ended.removeAll(keepingCapacity: true)
        let senders = idle
        idle.removeFirst(leaving.count)
        for ((parcel, sender), isBegun) in zip(zip(leaving, senders), begun) {
            if isBegun {
                hatch.hand(parcel, to: sender)
            } else {
                log.note(.warning, "message \(parcel.id.number) is no longer ours to send")
                idle.append(sender)
            }
        }
        claimed.removeFirst(leaving.count)
        if outage.isOn, !claimed.isEmpty {
            // What cannot leave lies in the tray, where a person can still keep it back.
            try giveBack()
            isMore = true
        }
    }

    private func giveBack() throws {
        try turn.take(isUrgent: true) { try ledger.giveBack(claimed, by: workers[0]) }
        claimed.removeAll()
    }

    /// How many of those that could leave may leave now.
    private func allowance(_ wanted: Int) -> Int {
        let wanted = outage.allowance(wanted, underWay: underWay, at: .now)
        guard rate != nil else { return wanted }
        for count in 0..<wanted {
            let now = ContinuousClock.now
            let wait = rate?.take(at: Self.epoch.duration(to: now)) ?? .zero
            guard wait == .zero else {
                rateAllows = now + wait
                return count
            }
        }
        return wanted
    }

    private static let epoch = ContinuousClock.now - .seconds(3600)

    private func note(_ ended: [Ended]) {
        for ended in ended {
            let code = ended.outcome.code.map { ", code \($0)" } ?? ""
            let words = "message \(ended.parcel.id.number) \(ended.outcome.kind.rawValue)\(code)"
            switch ended.outcome {
            case .sent: log.note(.info, words)
            case .deferred: log.note(.warning, words)
            case .failed, .uncertain: log.note(.error, words)
            }
        }
    }

    // MARK: Closing

    /// Begins nothing more, gives back what was not begun, and waits for what is on its way.
    private func close() throws {
        let end = ContinuousClock.now + grace
        while sendersLeft > 0 || !ended.isEmpty || !claimed.isEmpty {
            try patience.of {
                if !claimed.isEmpty { try giveBack() }
                try passOn()
            }
            sendersLeft -= idle.count
            for sender in idle { hatch.hand(nil, to: sender) }
            idle.removeAll()
            let left = ContinuousClock.now.duration(to: end)
            guard left > .zero else { break }
            if sendersLeft == 0, ended.isEmpty, claimed.isEmpty { break }
            let gathered = hatch.gather(within: min(patience.pause ?? left, left))
            idle += gathered.asking
            ended += gathered.ended
        }
        for ended in ended { log.note(.error, "message \(ended.parcel.id.number) ended and could not be written down") }
        if sendersLeft > 0 { log.note(.warning, "stopped with messages on their way: \(sendersLeft)") }
    }
}
