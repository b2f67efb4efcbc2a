package import Foundation

/// A point in time, in whole unix seconds UTC.
package struct Moment: Hashable, Comparable, Sendable {
    package let seconds: Int

    package init(seconds: Int) {
        self.seconds = seconds
    }

    package static func < (left: Moment, right: Moment) -> Bool { left.seconds < right.seconds }
    package static func + (left: Moment, seconds: Int) -> Moment { Moment(seconds: left.seconds + seconds) }
    package static func - (left: Moment, seconds: Int) -> Moment { Moment(seconds: left.seconds - seconds) }
    package static func - (left: Moment, right: Moment) -> Int { left.seconds - right.seconds }

    /// The wall clock at this moment: seconds since 1970 as a clock in the zone shows them.
    private func wallSeconds(in zone: TimeZone) -> Int {
        seconds + zone.secondsFromGMT(for: Date(timeIntervalSince1970: TimeInterval(seconds)))
    }

    /// The first moment of a day in the zone.
    package init(startOf day: Day, in zone: TimeZone) {
        let midnight = day.sinceEpoch * 86_400
        func offset(at seconds: Int) -> Int {
            zone.secondsFromGMT(for: Date(timeIntervalSince1970: TimeInterval(seconds)))
        }
        // The clock may have been put forward or back between the two.
        self.init(seconds: midnight - offset(at: midnight - offset(at: midnight)))
    }

    /// The day it is in the zone.
    package func day(in zone: TimeZone) -> Day {
        Day(sinceEpoch: wallSeconds(in: zone).floorDivided(by: 86_400))
    }

    /// The time of day in the zone, `10:44`.
    package func time(in zone: TimeZone) -> String {
        let minutes = wallSeconds(in: zone).floorModulo(86_400) / 60
        return "\((minutes / 60).padded(to: 2)):\((minutes % 60).padded(to: 2))"
    }

    /// Day and time in the zone, `21 Nov 2026, 10:44`.
    package func dayAndTime(in zone: TimeZone) -> String {
        "\(day(in: zone).short), \(time(in: zone))"
    }

    /// For a `datetime` attribute: `2026-11-21T10:44:07Z`.
    package var iso: String {
        let time = seconds.floorModulo(86_400)
        let day = Day(sinceEpoch: seconds.floorDivided(by: 86_400)).text
        return "\(day)T\((time / 3600).padded(to: 2)):\((time / 60 % 60).padded(to: 2)):\((time % 60).padded(to: 2))Z"
    }
}

/// Where the time comes from. Passed in, so that a test can stop it.
package struct Clock: Sendable {
    package let now: @Sendable () -> Moment

    package init(now: @escaping @Sendable () -> Moment) {
        self.now = now
    }

    /// The machine's clock.
    package static let system = Clock { Moment(seconds: Int(Date().timeIntervalSince1970.rounded(.down))) }

    /// A clock that stands still.
    package static func stopped(at moment: Moment) -> Clock {
        Clock { moment }
    }
}
