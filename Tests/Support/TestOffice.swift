import Foundation
package import Postroom
import SQL

/// An office in memory with a stopped clock: Calder Fibre on 20 November 2026, and people who work there.
package enum TestOffice {
    /// 20 November 2026, 09:00 in London.
    package static let now = Moment(seconds: 1_795_165_200)

    /// A new office in which Postroom itself acts.
    package static func open(at moment: Moment = now) throws -> Office {
        let database = try Database(path: ":memory:", synced: false)
        let clock = Clock.stopped(at: moment)
        try Schema.migrate(database, clock: clock)
        var organisation = try Organisation.found(code: "calder", name: "Calder Fibre", in: database, clock: clock)
        let office = Office(
            database: database, clock: clock,
            actor: Actor(.postroom, organisationID: organisation.id, timeZone: organisation.timeZone))
        organisation.sender.name = "Calder Fibre"
        organisation.sender.email = "accounts@calderfibre.example"
        organisation.telephone = "0113 496 0100"
        organisation.address = ["Aire Street Works", "Leeds", "LS1 4HT"]
        organisation.bank.bank = "Northern Example Bank"
        organisation.bank.accountName = "Calder Fibre Ltd"
        organisation.bank.sortCode = "00-00-00"
        organisation.bank.accountNumber = "12345678"
        let isSaved = try organisation.save(in: office)
        precondition(isSaved, "nobody else is at work in memory")
        return office
    }
}

extension Office {
    /// The same office with a new member of staff of this role at the desk.
    package func staffed(by role: Role, name: String = "Priya Nair") throws -> Office {
        let email = name.lowercased().replacingOccurrences(of: " ", with: ".") + ".\(role.rawValue)@calderfibre.example"
        guard
            case .added(let id) = try Staff.add(
                email: email, name: name, role: role, password: "correct horse battery", creditController: true,
                in: self)
        else { preconditionFailure("the cast has unique addresses") }
        return acting(
            as: Actor(.staff(id, name: name, role: role), organisationID: organisationID, timeZone: actor.timeZone))
    }
}
