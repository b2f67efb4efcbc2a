import Foundation
import Postroom
import SQL

/// The staged selection asked of SQLite from C, as barely as it can be: in the order of the customers, by the kept first
/// and last days, from indexes alone.
struct SelectionFloor {
    let seconds: Double
    let picked: SelectionBenchmark.Picked

    init(of office: Office, database: URL, on ground: Ground) throws {
        let program = try ground.floor("selection-floor", packages: ["sqlite3"])
        let first = try SelectionBenchmark.number("correspondence_type", "code", "first-reminder", in: office)
        let second = try SelectionBenchmark.number("correspondence_type", "code", "second-reminder", in: office)
        let status = try SelectionBenchmark.number("customer_status", "name", "Active", in: office)
        let start = Moment(startOf: office.today - 6, in: office.actor.timeZone).seconds
        let statement = """
            SELECT c.id, c.email_classes FROM customer c INDEXED BY customer_selection
            WHERE c.organisation_id = \(office.organisationID.number) AND c.status_id = \(status) AND c.unpaid > 5000
              AND EXISTS (SELECT 1 FROM last_received s
                WHERE s.customer_id = c.id AND s.type_id = \(first) AND s.first_at < \(start))
              AND NOT EXISTS (SELECT 1 FROM last_received t
                WHERE t.customer_id = c.id AND t.type_id = \(second) AND t.last_at >= \(start))
            """
        let words = try Child.output(of: [program, database.path, statement], core: 0)
        let numbers = words.split(whereSeparator: \.isWhitespace).compactMap { Double($0) }
        precondition(numbers.count == 3, "the floor prints three numbers: \(words)")
        seconds = numbers[0]
        picked = SelectionBenchmark.Picked(rows: Int(numbers[1]), sum: Int(numbers[2]))
    }
}
