import Foundation
import Postroom
import SQL
import Support
import Testing
import Web

/// Each filter of the form by itself, sent as a browser sends it: who stands on the list afterwards.
@Suite struct `The filters of a bulk mailing` {
    private let desk: MailingDesk
    private let ids: [String: Int]
    private let overdue: String
    private let reminder: String

    /// 12345 pays by card, owes most, is looked after, vulnerable and on hold, and was sent an Overdue Account ten days
    /// ago and a First Reminder three days ago. 20007 pays by cheque and was sent an Overdue Account three days ago.
    /// 30001 is suspended, pays by bank transfer and was never sent anything.
    init() throws {
        desk = try MailingDesk()
        (overdue, reminder) = (try desk.type("overdue-account"), try desk.type("first-reminder"))
        let database = desk.office.database
        let rows: [(String, Int)] = try database.rows("SELECT account_number, id FROM customer") { ($0[0], $0[1]) }
        ids = Dictionary(uniqueKeysWithValues: rows)
        let methods = [("12345", "card"), ("20007", "cheque"), ("30001", "bank transfer")]
        for (account, method) in methods {
            try database.run(
                """
                UPDATE customer SET payment_method = \(method), account_manager_id = NULL, credit_controller_id = NULL,
                  on_hold = 0 WHERE account_number = \(account)
                """)
        }
        try database.run("DELETE FROM customer_flag")
        try database.run("UPDATE staff SET is_account_manager = 1, is_credit_controller = 1")
        try database.run(
            """
            UPDATE customer SET on_hold = 1, account_manager_id = (SELECT max(id) FROM staff),
              credit_controller_id = (SELECT max(id) FROM staff) WHERE account_number = '12345'
            """)
        try database.run(
            """
            UPDATE customer SET status_id = (SELECT id FROM customer_status WHERE name = 'Suspended'
              AND organisation_id = customer.organisation_id) WHERE account_number = '30001'
            """)
        try database.run(
            """
            INSERT INTO customer_flag(customer_id, flag_id)
            SELECT c.id, g.id FROM customer c JOIN flag g ON g.organisation_id = c.organisation_id
            WHERE c.account_number = '12345' AND g.name = 'Vulnerable'
            """)
        try sent(overdue, to: "12345", daysAgo: 10)
        try sent(reminder, to: "12345", daysAgo: 3)
        try sent(overdue, to: "20007", daysAgo: 3)
    }

    private func sent(_ type: String, to account: String, daysAgo days: Int) throws {
        let at = desk.office.now - days * 86_400
        try desk.office.database.run(
            """
            INSERT INTO last_received(customer_id, type_id, first_at, last_at)
            VALUES (\(ids[account]), \(Int(type)), \(at), \(at))
            """)
    }

    /// The accounts on the list that the form makes with these filters and no others.
    private func picked(_ filters: [(name: String, value: String)]) throws -> [String] {
        desk.browser.get("/bulk-mailings/new")
        let type = [(name: "type", value: try desk.type("statement-of-account"))]
        desk.browser.send(to: "/bulk-mailings", desk.sent(type + filters))
        #expect(desk.browser.status == 200 || desk.browser.page.contains("No customers match."))
        return desk.listed
    }

    private func number(_ question: SQL) throws -> String {
        let number: Int? = try desk.office.database.first(question) { $0[0] }
        return String(try #require(number))
    }

    @Test(.proves(119, 120)) func `pick by status and by payment method`() throws {
        #expect(try picked([]) == ["12345", "20007", "30001"])
        let suspended = try number("SELECT min(id) FROM customer_status WHERE name = 'Suspended'")
        #expect(try picked([("status", suspended)]) == ["30001"])
        #expect(try picked([("method", "card")]) == ["12345"])
        #expect(try picked([("method", "card"), ("method", "cheque")]) == ["12345", "20007"])
        #expect(try picked([("method", "cheque"), ("status", suspended)]) == [])
    }

    @Test func `pick by group, building and billing cycle, once customers have any`() throws {
        desk.browser.get("/bulk-mailings/new")
        #expect(desk.browser.page.contains("once an import of accounts names them"))
        let columns: [(field: String, kind: String, column: SQL)] = [
            ("group", "group", "group_id"), ("building", "building", "building_id"),
            ("cycle", "billing cycle", "billing_cycle_id"),
        ]
        for (field, kind, column) in columns {
            var ids: [String: String] = [:]
            for (account, name) in [("12345", "Trade"), ("20007", "Export")] {
                try desk.office.database.run(
                    """
                    INSERT INTO customer_division(organisation_id, kind, name, name_key)
                    VALUES (\(desk.office.organisationID), \(kind), \(name), \(name.lowercased()))
                    """)
                let id = try number("SELECT max(id) FROM customer_division")
                try desk.office.database.run(
                    "UPDATE customer SET \(column) = \(Int(id)) WHERE account_number = \(account)")
                ids[name] = id
            }
            let (trade, export) = (try #require(ids["Trade"]), try #require(ids["Export"]))
            #expect(try picked([(field, trade)]) == ["12345"])
            #expect(try picked([(field, trade), (field, export)]) == ["12345", "20007"])
            #expect(try picked([(field, export), ("method", "card")]) == [])
        }
        desk.browser.get("/bulk-mailings/new")
        #expect(desk.browser.page.contains("Class, customer type, group, building, billing cycle"))
    }

    @Test(.proves(121, 122)) func `pick by account manager and by credit controller`() throws {
        let priya = try number("SELECT max(id) FROM staff")
        for field in ["manager", "controller"] {
            #expect(try picked([(field, priya)]) == ["12345"])
            #expect(try picked([(field, "none")]) == ["20007", "30001"])
            #expect(try picked([(field, priya), (field, "none")]) == ["12345", "20007", "30001"])
        }
    }

    @Test(.proves(123)) func `pick by what is unpaid, both ends included`() throws {
        #expect(try picked([("unpaid_from", "100.00")]) == ["12345", "20007"])
        #expect(try picked([("unpaid_from", "100.01")]) == ["12345"])
        #expect(try picked([("unpaid_to", "100")]) == ["20007", "30001"])
        #expect(try picked([("unpaid_from", "0.50"), ("unpaid_to", "99.99")]) == ["30001"])
    }

    @Test(.proves(124)) func `pick by account flags that a customer must have or must not`() throws {
        let flag = "flag_" + (try number("SELECT id FROM flag WHERE name = 'Vulnerable' ORDER BY id LIMIT 1"))
        for field in [flag, "hold"] {
            #expect(try picked([(field, "yes")]) == ["12345"])
            #expect(try picked([(field, "no")]) == ["20007", "30001"])
        }
    }

    @Test(.proves(154, 155, 156, 157, 158, 159)) func `pick who has received letters`() throws {
        let both = [(name: "had", value: overdue), (name: "had", value: reminder)]
        #expect(try picked([("had", overdue)]) == ["12345", "20007"])
        #expect(try picked([("had", reminder)]) == ["12345"])
        #expect(try picked(both + [("had_mode", "any")]) == ["12345", "20007"])
        #expect(try picked(both + [("had_mode", "all")]) == ["12345"])
        #expect(try picked([("had", overdue), ("had_least", "4")]) == ["12345"])
        #expect(try picked([("had", overdue), ("had_most", "4")]) == ["20007"])
        #expect(try picked([("had", overdue), ("had_least", "3"), ("had_most", "11")]) == ["12345", "20007"])
        #expect(try picked([("had", overdue), ("had_least", "4"), ("had_most", "10")]) == [])
    }

    @Test(.proves(160, 161, 162, 163)) func `pick who has not, with the same choices and beside all others`() throws {
        let both = [(name: "lacks", value: overdue), (name: "lacks", value: reminder)]
        #expect(try picked([("lacks", overdue)]) == ["30001"])
        #expect(try picked(both + [("lacks_mode", "any")]) == ["30001"])
        #expect(try picked(both + [("lacks_mode", "all")]) == ["20007", "30001"])
        #expect(try picked([("lacks", overdue), ("lacks_least", "4")]) == ["20007", "30001"])
        #expect(try picked([("lacks", overdue), ("lacks_most", "4")]) == ["12345", "30001"])
        let staged = [(name: "had", value: overdue), ("lacks", reminder), ("lacks_most", "7")]
        #expect(try picked(staged) == ["20007"])
        #expect(try picked(staged + [("method", "card")]) == [])
        #expect(try picked(staged + [("method", "cheque"), ("unpaid_from", "100"), ("hold", "no")]) == ["20007"])
    }
}
