import Curl
import Foundation
import Postroom
import Runner
import SQL
import Support
import Testing

@Suite(.serialized) struct `What of a bulk mailing is on the way` {
    private let stage: Stage
    private var office: Office { stage.office }
    private var cast: Cast { stage.cast }

    init() throws {
        stage = try Stage()
        // Nobody listens there, so all of it stays in the tray.
        stage.setup = BackRoom.Setup(
            data: stage.setup.data, database: stage.setup.database, outbox: stage.setup.outbox,
            relay: SMTPRelay(host: "127.0.0.1", port: 9, security: .none))
    }

    private func made(_ action: BulkMailing.Action, to customers: [Customer]) throws -> BulkMailing {
        let mailing = try cast.mailing(action, to: customers)
        stage.open()
        try stage.wait("the run ends") { try cast.mailing(mailing.id).state == .done }
        stage.close()
        return try cast.mailing(mailing.id)
    }

    @Test func `is its own letters that lie in the tray, whatever others left there`() throws {
        let debtors = try (1...12).map { try cast.debtor($0) }
        try cast.keepFigures()
        let silent = try made(.create, to: Array(debtors[..<3]))
        let first = try made(.createAndEmail, to: Array(debtors[3..<7]))
        let second = try made(.createAndEmail, to: Array(debtors[7...]))
        func ways(_ mailing: BulkMailing) throws -> Int { try cast.mailing(mailing.id).onTheWay(in: office) }
        func accounts(_ mailing: BulkMailing) throws -> [String] {
            try MailingItem.page(.onTheWay, of: mailing, after: 0, in: office).map(\.account)
        }
        #expect(try [ways(silent), ways(first), ways(second)] == [0, 4, 5])
        #expect(try accounts(first) == debtors[3..<7].map(\.account.text))
        #expect(try accounts(silent).isEmpty)
        #expect(try first.hasMoreToLeave(in: office) && second.hasMoreToLeave(in: office))

        let page = try MailingItem.page(.onTheWay, of: second, after: 0, limit: 2, in: office)
        let rest = try MailingItem.page(
            .onTheWay, of: second, after: try #require(page.last).cursor(in: .onTheWay), in: office)
        #expect((page + rest).map(\.account) == debtors[7...].map(\.account.text))

        // A person keeps the emails of the first back; those of the second are still to leave.
        try office.database.run(
            """
            UPDATE message SET state = 'withheld' WHERE correspondence_id IN (
              SELECT id FROM correspondence WHERE bulk_mailing_id = \(first.id))
            """)
        #expect(try [ways(first), ways(second)] == [0, 5])
        #expect(try !first.hasMoreToLeave(in: office) && second.hasMoreToLeave(in: office))
        try office.database.run("UPDATE message SET state = 'failed' WHERE state <> 'withheld'")
        #expect(try !second.hasMoreToLeave(in: office) && ways(second) == 0)
    }
}
