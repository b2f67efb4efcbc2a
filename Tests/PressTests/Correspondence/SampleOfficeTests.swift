import Postroom
import Press
import SQL
import Support
import Testing

/// What a newcomer sees first must not be a failure.
@Suite struct `The letters of the sample office` {
    @Test func `can be printed for every customer`() throws {
        let database = try Database(path: ":memory:", synced: false)
        let clock = Clock.stopped(at: TestOffice.now)
        try Schema.migrate(database, clock: clock)
        _ = try Sample.load(in: database, clock: clock)
        let organisation = try #require(try Organisation.find(code: Sample.organisationCode, in: database))
        let office = Office(
            database: database, clock: clock,
            actor: Actor(.postroom, organisationID: organisation.id, timeZone: organisation.timeZone))
        let type = try #require(try CorrespondenceType.find(code: "statement-of-account", in: office))
        let template = try Press.letterTemplate(of: type.id, in: office)
        let press = Press()
        let customers: [ID<Customer>] = try database.rows(
            "SELECT id FROM customer WHERE organisation_id = \(organisation.id)"
        ) { $0[0] }
        #expect(customers.count > 30)
        for id in customers {
            let customer = try #require(try Customer.find(id, in: office))
            let draft = try Draft.proposed(for: customer, type: type, in: office)
            guard case .prepared(let prepared) = try PreparedLetter.from(draft, in: office) else {
                Issue.record("no statement for \(customer.name)")
                continue
            }
            let gaps = Gaps(
                content: prepared.content, type: type, organisation: organisation,
                reference: prepared.reference(Correspondence.Number(1)), date: prepared.date)
            #expect(throws: Never.self, "\(customer.name)") {
                try press.letter(gaps, template: template, created: office.now)
            }
        }
    }
}
