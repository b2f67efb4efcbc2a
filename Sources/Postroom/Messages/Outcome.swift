/// What became of one try.
package enum Outcome: Sendable, Equatable {
    /// The next server has taken it.
    case sent(code: Int?, reply: String)
    /// Not now: worth trying again.
    case deferred(code: Int?, reply: String)
    /// Refused for good.
    case failed(code: Int?, reply: String)
    /// Broken off where it may or may not have been taken.
    case uncertain(reply: String)

    package enum Kind: String, Sendable {
        case sent, deferred, failed, uncertain
    }

    package var kind: Kind {
        switch self {
        case .sent: .sent
        case .deferred: .deferred
        case .failed: .failed
        case .uncertain: .uncertain
        }
    }

    package var code: Int? {
        switch self {
        case .sent(let code, _), .deferred(let code, _), .failed(let code, _): code
        case .uncertain: nil
        }
    }

    package var reply: String {
        switch self {
        case .sent(_, let reply), .deferred(_, let reply), .failed(_, let reply), .uncertain(let reply): reply
        }
    }
}

/// When a deferred message is tried again.
package enum Backoff {
    /// A message is given up 72 hours after it was queued, in seconds.
    package static let lifetime = 72 * 3600

    /// Seconds to wait after so many tries: 5 minutes, doubling, never more than 4,000 seconds.
    package static func wait(after attempts: Int) -> Int {
        precondition(attempts > 0, "there is nothing to wait for before the first try")
        return attempts > 4 ? 4_000 : min(4_000, 300 << (attempts - 1))
    }
}
