import Postroom
import Support
import Testing

/// Organisations as they were.
@Suite struct `An organisation's versions` {
    private let office: Office
    init() throws { office = try TestOffice.open() }

    @Test func `are kept from the founding on`() throws {
        let now = try Organisation.current(in: office)
        #expect(now.version == 2)
        #expect(try Organisation.version(2, in: office) == now)
        let founded = try Organisation.version(1, in: office)
        #expect(founded.id == now.id)
        #expect(founded.name == "Calder Fibre" && founded.telephone.isEmpty)
    }

    @Test func `do not change when it does`() throws {
        let then = try Organisation.current(in: office)
        var changed = then
        changed.address = ["1 New Street", "Leeds"]
        changed.bank.accountNumber = "87654321"
        changed.currency = .euros
        #expect(try changed.save(in: office))
        #expect(try Organisation.version(then.version, in: office) == then)
        #expect(try Organisation.version(then.version + 1, in: office).bank.accountNumber == "87654321")
    }

    @Test func `are not made by a change that came too late`() throws {
        let stale = try Organisation.version(1, in: office)
        #expect(try !stale.save(in: office))
        #expect(try Organisation.current(in: office).version == 2)
    }

    @Test func `stay with the letters they were printed on`() throws {
        let cast = try Cast.assembled(in: office)
        let customer = try #require(try Customer.find(account: "12345", in: office))
        let letter = try cast.letter(to: customer, token: "one")
        #expect(letter.organisationVersion == 2)
        var changed = try Organisation.current(in: office)
        changed.name = "Aire Fibre"
        #expect(try changed.save(in: office))
        #expect(try Correspondence.find(letter.id, in: office)?.organisationVersion == 2)
        #expect(try cast.letter(to: customer, token: "two").organisationVersion == 3)
    }
}
