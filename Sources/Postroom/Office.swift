import Foundation
package import SQL

/// What every verb needs: an open database, the clock, who is acting and for which organisation.
///
/// A thread opens its own office and keeps it; `acting` lends it to one request.
package struct Office {
    package let database: Database
    package let clock: Clock
    package let actor: Actor

    package init(database: Database, clock: Clock, actor: Actor) {
        self.database = database
        self.clock = clock
        self.actor = actor
    }

    /// Opens the office at a database that is up to date; nobody is at the desk yet.
    ///
    /// - Parameter cache: how much of the database this office keeps in memory at most, in KiB.
    /// - Throws: `Schema.WrongVersion` where the database has another version than this program.
    package static func open(at path: String, clock: Clock = .system, cache: Int = 8_000) throws -> Office {
        let database = try Database(path: path, cache: cache)
        try Schema.requireCurrent(database)
        return Office(database: database, clock: clock, actor: .nobody)
    }

    /// The same office with somebody else at the desk.
    package func acting(as actor: Actor) -> Office {
        Office(database: database, clock: clock, actor: actor)
    }

    package var now: Moment { clock.now() }

    /// Today in the organisation's time zone.
    package var today: Day { now.day(in: actor.timeZone) }

    package var organisationID: ID<Organisation> { actor.organisationID }

    package func atomically<Value>(_ body: () throws -> Value) throws -> Value {
        try database.atomically(body)
    }

    /// Runs the closure on one state of the database: what it reads agrees, and costs one lock instead of many.
    package func reading<Value>(_ body: () throws -> Value) throws -> Value {
        try database.reading(body)
    }

    /// Throws `NotPermitted` unless whoever acts has the right.
    package func require(_ level: Right.Level, of area: Right.Area) throws {
        guard actor.may(level, of: area) else { throw NotPermitted(area: area, level: level) }
    }
}
