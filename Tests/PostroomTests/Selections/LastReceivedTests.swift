import Postroom
import SQL
import Support
import Testing

@Suite struct `What a customer received` {
    private let office: Office
    private let cast: Cast

    init() throws {
        office = try TestOffice.open()
        cast = try Cast.assembled(in: office)
    }

    /// How many customers had an Overdue Account letter at least so many days ago, or in the last so many.
    private func count(atLeast: Int? = nil, noMoreThan: Int? = nil, on office: Office) throws -> Int {
        var filter = CustomerFilter()
        filter.received.types = [try #require(try CorrespondenceType.find(code: "overdue-account", in: office)).id]
        (filter.received.atLeast, filter.received.noMoreThan) = (atLeast, noMoreThan)
        return try filter.tally(in: office).count
    }

    @Test func `is what was delivered, until that is undone or the letter deleted`() throws {
        let letter = try cast.printed(to: try cast.customer("12345"), token: "one")
        #expect(try count(on: office) == 0)
        let delivery = Correspondence.Delivery(date: office.today.text)
        guard case .delivered = try letter.deliver(delivery, in: office) else {
            Issue.record("it can be delivered")
            return
        }
        #expect(try count(on: office) == 1)
        _ = try letter.undoDelivery(reason: "The wrong letter", reopens: false, in: office)
        #expect(try count(on: office) == 0)
        _ = try letter.deliver(delivery, in: office)
        _ = try letter.delete(reason: "The wrong customer", in: office)
        #expect(try count(on: office) == 0)
    }

    @Test func `is what the mail server took, the last time it did`() throws {
        let letter = try cast.printed(to: try cast.customer("12345"), token: "one")
        for (number, days) in [(1, 0), (2, 10)] {
            let later = Office(
                database: office.database, clock: .stopped(at: office.now + days * 86_400), actor: office.actor)
            try Cast(later).queue(letter, to: ["accounts@hartleyjoinery.example"], token: "press \(number)")
            let ledger = SendLedger(database: later.database, clock: later.clock)
            let worker = Worker(process: 1, number: number, bootID: "boot")
            for parcel in try ledger.claim(5, by: worker) {
                let holds = try ledger.begin(parcel, by: worker)
                try #require(holds)
                try ledger.settle(parcel, .sent(code: 250, reply: "ok"))
            }
        }
        let then = Office(
            database: office.database, clock: .stopped(at: office.now + 12 * 86_400), actor: office.actor)
        #expect(try count(on: then) == 1)
        #expect(try count(noMoreThan: 3, on: then) == 1, "sent again two days ago")
        #expect(try count(atLeast: 7, on: then) == 0, "one letter counts once, when it was last sent")
    }
}
