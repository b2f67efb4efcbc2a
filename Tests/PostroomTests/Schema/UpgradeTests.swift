import Foundation
import Postroom
import SQL
import Support
import Testing

@Suite struct `A database of an earlier version` {
    @Test func `keeps the content of its letters where the next version looks for it`() throws {
        let database = try Database(path: ":memory:")
        let clock = Clock.stopped(at: TestOffice.now)
        try Schema.migrate(database, to: 3, clock: clock)
        try database.script(
            """
            INSERT INTO organisation(id, code, name, legal_name) VALUES (1, 'calder', 'Calder Fibre', 'Calder Fibre Ltd');
            INSERT INTO organisation_version(organisation_id, version, content) VALUES (1, 1, '{}');
            INSERT INTO customer_status(id, organisation_id, name, position) VALUES (1, 1, 'Active', 0);
            INSERT INTO customer_class(id, organisation_id, name, position, is_individual, is_business_debt)
              VALUES (1, 1, 'UK Limited', 0, 0, 1);
            INSERT INTO customer(id, organisation_id, account_number, account_key, name, name_key, status_id, class_id,
              currency, created_at) VALUES (1, 1, '12345', '12345', 'Hartley', 'hartley', 1, 1, 'GBP', 0);
            INSERT INTO correspondence_type(id, organisation_id, code, name, class, position, sections)
              VALUES (1, 1, 'welcome', 'Welcome', 'billing', 0, '[]');
            INSERT INTO correspondence(id, organisation_id, customer_id, number, type_id, date, content,
              organisation_version, form_token, created_at) VALUES (7, 1, 1, 1, 1, '2026-11-20', '{"a":1}', 1, 'form', 0);
            INSERT INTO todo(organisation_id, customer_id, text, subject_id, created_at, completed_at)
              VALUES (1, 1, 'Ring', 1, 0, 5), (1, 1, 'Write', 1, 0, NULL);
            """)

        try Schema.migrate(database, clock: clock)

        let content: String? = try database.first(
            "SELECT content FROM correspondence_content WHERE correspondence_id = 7"
        ) { $0[0] }
        #expect(content == #"{"a":1}"#)
        let states: [String] = try database.rows("SELECT status FROM todo ORDER BY id") { $0[0] }
        #expect(states == ["complete", "open"])
        #expect(try !database.exists("SELECT 1 FROM pragma_foreign_key_check"))
    }
}
