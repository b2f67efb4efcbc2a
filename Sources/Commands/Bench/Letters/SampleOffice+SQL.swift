import Postroom
import Press
import SQL

/// An office in memory that has all it takes to write letters.
struct SampleOffice {
    let office: Office
    let organisation: Organisation
    let type: CorrespondenceType
    let template: TemplateVersion

    init() throws {
        let database = try Database(path: ":memory:", synced: false)
        let clock = Clock.stopped(at: Moment(seconds: 1_795_165_200))  // 20 November 2026
        try Schema.migrate(database, clock: clock)
        var organisation = try Organisation.found(code: "calder", name: "Calder Fibre", in: database, clock: clock)
        organisation.address = ["Calder House, 2 Wharf Approach", "Leeds LS1 4GX"]
        organisation.telephone = "0113 496 0100"
        organisation.sender.email = "accounts@calderfibre.example"
        organisation.bank.bank = "Example Bank"
        organisation.bank.accountName = "Calder Fibre Ltd"
        organisation.bank.sortCode = "00-00-00"
        organisation.bank.accountNumber = "00000000"
        self.organisation = organisation
        office = Office(
            database: database, clock: clock,
            actor: Actor(.postroom, organisationID: organisation.id, timeZone: organisation.timeZone))
        guard let type = try CorrespondenceType.find(code: "overdue-account", in: office),
            let letter = type.letterTemplate
        else { preconditionFailure("every new office has the Overdue Account letter") }
        self.type = type
        template = try .current(of: letter, in: office)
    }

    func gaps(_ content: FrozenContent) -> Gaps {
        Gaps(
            content: content, type: type, organisation: organisation,
            reference: "\(content.customer.account)/C001", date: office.today)
    }
}
