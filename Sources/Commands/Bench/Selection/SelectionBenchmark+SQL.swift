import Foundation
import Postroom
import SQL

/// Who is to get a second reminder, of a million customers: the staged selection, all rows of it, beside the bare
/// library; and how long it takes at most to say how many a filter picks.
enum SelectionBenchmark: Benchmark {
    static let name = "selection"

    static func measure(on ground: Ground) throws -> [Figure] {
        let customers = try ManyCustomers(ManyCustomers.million, on: ground)
        let office = customers.office
        let filter = try staged(in: office)
        let floor = try SelectionFloor(of: office, database: customers.file, on: ground)
        let (seconds, picked) = try best(of: 3) { try pick(filter, in: office) }
        let plain = try pickPlainly(in: office)
        guard picked == plain, picked == floor.picked else {
            throw Wrong(words: "picked \(picked), plainly \(plain), by the floor \(floor.picked)")
        }
        return [
            Figure(
                name: name, value: seconds * 1e3, unit: "ms", floor: floor.seconds * 1e3,
                goals: [.atMostTimesFloor(1.25)],
                note: "\(Double(picked.rows).short) of \(Double(ManyCustomers.million).short) customers")
        ] + (try counts(in: office))
    }

    /// How many rows, and the sum of their ids: the same for the same customers.
    struct Picked: Equatable {
        var rows = 0
        var sum = 0
    }

    struct Wrong: Error, CustomStringConvertible {
        let words: String
        var description: String { "the selections differ: \(words)" }
    }

    /// Has the first reminder for a week and more, and had no second one in the last; active; more than 50.00 unpaid.
    private static func staged(in office: Office) throws -> CustomerFilter {
        var filter = CustomerFilter()
        filter.statuses = [ID(try number("customer_status", "name", "Active", in: office))]
        filter.unpaid.from = 5_001
        filter.received.types = [ID(try number("correspondence_type", "code", "first-reminder", in: office))]
        filter.received.atLeast = 7
        filter.notReceived.types = [ID(try number("correspondence_type", "code", "second-reminder", in: office))]
        filter.notReceived.noMoreThan = 7
        return filter
    }

    static func number(_ table: SQL, _ column: SQL, _ text: String, in office: Office) throws -> Int {
        let found: Int? = try office.database.first(
            "SELECT id FROM \(table) WHERE organisation_id = \(office.organisationID) AND \(column) = \(text)"
        ) { $0[0] }
        guard let found else { preconditionFailure("the sample office has \(text)") }
        return found
    }

    private static func pick(_ filter: CustomerFilter, in office: Office) throws -> Picked {
        let conditions = SQL.joined(try filter.conditions(in: office), by: " AND ")
        var picked = Picked()
        try office.database.each(
            "SELECT c.id, c.email_classes FROM customer c INDEXED BY customer_selection WHERE \(conditions)"
        ) { row in
            let (id, classes): (Int, Int) = (row[0], row[1])
            precondition(classes >= 0, "read, as the floor reads it")
            picked.rows += 1
            picked.sum += id
        }
        return picked
    }

    /// The same question asked of the letters themselves, with nothing kept.
    private static func pickPlainly(in office: Office) throws -> Picked {
        let first = try number("correspondence_type", "code", "first-reminder", in: office)
        let second = try number("correspondence_type", "code", "second-reminder", in: office)
        let status = try number("customer_status", "name", "Active", in: office)
        let start = Moment(startOf: office.today - 6, in: office.actor.timeZone)
        var picked = Picked()
        try office.database.each(
            """
            SELECT c.id FROM customer c
            WHERE c.organisation_id = \(office.organisationID) AND c.status_id = \(status) AND c.unpaid > 5000
              AND EXISTS (SELECT 1 FROM correspondence k WHERE k.customer_id = c.id AND k.type_id = \(first)
                AND k.deleted_at IS NULL AND k.last_sent_at < \(start))
              AND NOT EXISTS (SELECT 1 FROM correspondence k WHERE k.customer_id = c.id AND k.type_id = \(second)
                AND k.deleted_at IS NULL AND k.last_sent_at >= \(start))
            """
        ) { row in
            picked.rows += 1
            picked.sum += row[0]
        }
        return picked
    }

    // MARK: Counting

    private static func counts(in office: Office) throws -> [Figure] {
        var worst = (milliseconds: 0.0, filter: "")
        for (title, filter) in try filters(in: office) {
            let (seconds, _) = try best(of: 2) { try CustomerList.count(filter, in: office) }
            if seconds * 1e3 > worst.milliseconds { worst = (seconds * 1e3, title) }
        }
        return [
            Figure(
                name: "\(name)/count", value: worst.milliseconds, unit: "ms at most", goals: [.atMost(300)],
                note: "slowest: \(worst.filter)")
        ]
    }

    private static func filters(in office: Office) throws -> [(String, CustomerFilter)] {
        let staged = try staged(in: office)
        var filters = [("everybody", CustomerFilter()), ("staged", staged)]
        var filter = CustomerFilter()
        filter.received.types = [
            ID(try number("correspondence_type", "code", "first-reminder", in: office)),
            ID(try number("correspondence_type", "code", "second-reminder", in: office)),
            ID(try number("correspondence_type", "code", "overdue-account", in: office)),
        ]
        (filter.received.mode, filter.received.atLeast, filter.received.noMoreThan) = (.allOf, 30, 200)
        filters.append(("three letters in a window", filter))
        (filter.notReceived, filter.received) = (filter.received, CorrespondenceFilter())
        filters.append(("without three letters in a window", filter))
        filter = CustomerFilter()
        for flag in try office.database.rows("SELECT id FROM flag", { $0[0] as ID<Flag> }) {
            filter.flags[flag] = false
        }
        filters.append(("no flag", filter))
        filter = CustomerFilter()
        filter.daysOverdue.from = 30
        filters.append(("30 days overdue", filter))
        return filters
    }

    private static func best<Answer>(of rounds: Int, _ work: () throws -> Answer) throws -> (Double, Answer) {
        var best: (Double, Answer)?
        for _ in 0..<rounds {
            let start = ContinuousClock.now
            let answer = try work()
            let seconds = (ContinuousClock.now - start) / .seconds(1)
            if seconds < best?.0 ?? .infinity { best = (seconds, answer) }
        }
        guard let best else { preconditionFailure("there is at least one round") }
        return best
    }
}
