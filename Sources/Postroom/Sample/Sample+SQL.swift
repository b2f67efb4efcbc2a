package import SQL

/// An office to try Postroom in: Calder Fibre and its customers, all of them invented.
package enum Sample {
    package static let organisationCode = "calder"
    /// Raised when the same number and seed make something else than before.
    package static let edition = 3
    /// Of everybody in the sample office, and of nobody in any other.
    package static let password = "postroom-sample-1"

    /// Somebody who can sign in to the sample office.
    package struct Person: Sendable {
        package let name: String
        package let email: String
        package let role: Role
        /// What they do: `credit controller`.
        package let title: String
    }

    package static let people = [
        Person(
            name: "Priya Nair", email: "priya.nair@calderfibre.example", role: .staff,
            title: "credit controller"),
        Person(
            name: "Sam Okafor", email: "sam.okafor@calderfibre.example", role: .staff,
            title: "credit controller"),
        Person(
            name: "Megan Rees", email: "megan.rees@calderfibre.example", role: .staff,
            title: "credit controller"),
        Person(
            name: "Tom Aldridge", email: "tom.aldridge@calderfibre.example", role: .manager,
            title: "manager"),
        Person(
            name: "Ruth Hollins", email: "ruth.hollins@calderfibre.example", role: .administrator,
            title: "administrator"),
    ]

    /// Somebody of the second organisation, whose records Calder Fibre must never see.
    package static let neighbour = Person(
        name: "Nadia Farrell", email: "nadia.farrell@aireboats.example", role: .manager,
        title: "manager of Aire Boats")

    /// Fills a database that has no organisation yet.
    ///
    /// - Returns: who can sign in, with `password`.
    package static func load(in database: Database, clock: Clock) throws -> [Person] {
        try database.atomically {
            let office = try found("Calder Fibre", code: organisationCode, in: database, clock: clock)
            try describe(office)
            for person in people { try hire(person, in: office) }
            try SampleLedger(office: office).load()
            try SamplePaymentSources.add(in: office)
            let other = try found("Aire Boats", code: "aireboats", in: database, clock: clock)
            try hire(neighbour, in: other)
            try SampleLedger(office: other).loadNeighbour()
            return people + [neighbour]
        }
    }

    private static func found(_ name: String, code: String, in database: Database, clock: Clock)
        throws -> Office
    {
        let organisation = try Organisation.found(code: code, name: name, in: database, clock: clock)
        return Office(
            database: database, clock: clock,
            actor: Actor(.postroom, organisationID: organisation.id, timeZone: organisation.timeZone))
    }

    private static func hire(_ person: Person, in office: Office) throws {
        let added = try Staff.add(
            email: person.email, name: person.name, role: person.role, password: password,
            accountManager: person.role == .manager,
            creditController: person.title == "credit controller", in: office)
        guard case .added = added else {
            preconditionFailure("the sample's people are new and well described")
        }
    }

    private static func describe(_ office: Office) throws {
        var calder = try Organisation.current(in: office)
        calder.particulars = Organisation.Particulars(
            legalName: "Calder Fibre Limited", registeredIn: "England and Wales",
            registeredNumber: "00000000",
            registeredOffice: "Aire Street Works, 30 Aire Street, Leeds LS1 4HT",
            vatNumber: "GB 000 0000 00")
        calder.address = ["Aire Street Works", "30 Aire Street", "Leeds", "LS1 4HT"]
        calder.telephone = "0113 496 0100"
        calder.email = "accounts@calderfibre.example"
        calder.website = "www.calderfibre.example"
        calder.bank.bank = "Northern Example Bank"
        calder.bank.accountName = "Calder Fibre Limited"
        calder.bank.sortCode = "00-00-00"
        calder.bank.accountNumber = "00012345"
        calder.bank.iban = "GB80 EXAM 0000 0000 0123 45"
        calder.sender.name = "Calder Fibre"
        calder.sender.email = "accounts@calderfibre.example"
        calder.sender.replyTo = "credit.control@calderfibre.example"
        calder.signatory.name = "Priya Nair"
        calder.signatory.title = "Credit Control"
        let isSaved = try calder.save(in: office)
        precondition(isSaved, "nobody else can have changed an organisation that was just founded")
    }
}
