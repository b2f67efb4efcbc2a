import Postroom
import SQL
import Support
import Testing

@Suite struct `A list that waits for Create Letters` {
    private let cast: MailingCast
    private let office: Office
    private let mailing: BulkMailing

    init() throws {
        cast = try MailingCast(customers: 200)
        office = cast.office
        mailing = try cast.selected(try cast.entry())
    }

    private func ticked() throws -> [Int] {
        try mailing.lines(from: 1, in: office).filter(\.isTicked).map(\.position)
    }

    @Test func `keeps each tick that somebody takes away or puts back`() throws {
        let all = mailing.counts.listed
        guard case .kept(let now) = try mailing.tick([], untick: [2, 3, 5], in: office) else {
            return #expect(Bool(false))
        }
        #expect(now.counts.unticked == 3 && now.counts.selected == all - 3 && now.version == mailing.version + 1)
        // Two windows: the second knows nothing of the first and changes only what it changed.
        guard case .kept(let later) = try mailing.tick([3], untick: [2, 7], in: office) else {
            return #expect(Bool(false))
        }
        #expect(later.counts.unticked == 3)
        #expect(try ticked() == (1...all).filter { ![2, 5, 7].contains($0) })
        guard case .kept(let same) = try mailing.tick([1], untick: [2], in: office) else { return #expect(Bool(false)) }
        #expect(same.version == later.version)
    }

    @Test func `can be ticked and unticked as a whole, and never reaches those left off`() throws {
        let offList = mailing.counts.listed + 1
        #expect(mailing.counts.leftOff > 0)
        guard case .kept(let none) = try mailing.tickAll(false, in: office) else { return #expect(Bool(false)) }
        #expect(none.counts.selected == 0 && none.counts.unticked == none.counts.listed)
        guard case .kept(let all) = try mailing.tickAll(true, in: office) else { return #expect(Bool(false)) }
        #expect(all.counts.selected == all.counts.listed)
        guard case .kept(let still) = try mailing.tick([offList], untick: [offList, 999_999], in: office) else {
            return #expect(Bool(false))
        }
        #expect(still.counts.unticked == 0)
        #expect(try cast.items(mailing).last?.outcome == BulkItem.Outcome.leftOff.rawValue)
    }

    @Test func `is searched by number and by name`() throws {
        let line = try #require(try mailing.lines(from: 1, in: office).dropFirst(10).first)
        #expect(try mailing.lines(matching: line.account.lowercased(), in: office) == [line])
        #expect(try mailing.lines(matching: line.name, in: office).contains(line))
        #expect(try mailing.lines(matching: "nobody of that name", in: office).isEmpty)
    }

    @Test func `adds up what the ticked owe`() throws {
        let lines = try mailing.lines(from: 1, in: office)
        let sum = lines.reduce(0) { $0 + $1.overdue.minor }
        #expect(try mailing.overdueOfTicked(in: office)?.sums == [Money(sum, .pounds)])
        #expect(try mailing.overdueOfTicked(in: office)?.nothing == 0)
        #expect(lines.allSatisfy { $0.overdue.minor > 0 })
        let debtor = try #require(lines.first { $0.overdue.minor > 0 })
        #expect(try mailing.firstDraft(in: office)?.customer.account.text == debtor.account)
        _ = try mailing.tick([], untick: [debtor.position], in: office)
        #expect(try mailing.overdueOfTicked(in: office)?.sums == [Money(sum - debtor.overdue.minor, .pounds)])
        _ = try mailing.tickAll(false, in: office)
        #expect(try mailing.firstDraft(in: office)?.customer == nil)
    }

    @Test func `is started once, with its criteria in the audit trail`() throws {
        _ = try mailing.tick([], untick: [4], in: office)
        let staffed = try office.staffed(by: .staff)
        #expect(try mailing.start(criteria: "Overdue: 1.00 or more", in: staffed) == .started)
        #expect(try mailing.start(criteria: "", in: staffed) == .already)
        let now = try cast.now(mailing)
        #expect(now.state == .running && now.startedAt == office.now && now.startedBy == "Priya Nair")
        let trail = try Audit.trail(of: .bulkMailing, mailing.id.number, in: office)
        #expect(trail.map(\.action) == ["started"])
        #expect(trail[0].summary == "Overdue Account, Create, \(now.counts.selected) customers")
        #expect(trail[0].details == "Overdue: 1.00 or more")
        #expect(try cast.items(mailing)[3].reason == BulkItem.Reason.unticked.rawValue)
        #expect(try mailing.tick([4], untick: [], in: office) == .tooLate)
        #expect(try !mailing.discard(in: office))
    }

    @Test func `is not started with nobody ticked, or when its type is not for many any more`() throws {
        _ = try mailing.tickAll(false, in: office)
        #expect(
            try mailing.start(criteria: "", in: office)
                == .refused([Problem(field: "list", "Select at least one customer.")]))
        _ = try mailing.tickAll(true, in: office)
        try office.database.run("UPDATE correspondence_type SET is_bulk_safe = 0 WHERE id = \(mailing.typeID)")
        guard case .refused(let problems) = try mailing.start(criteria: "", in: office) else {
            return #expect(Bool(false), "it was started")
        }
        #expect(problems.first?.message.contains("cannot be sent to many") == true)
        #expect(try cast.now(mailing).state == .selected)
    }

    @Test func `can be discarded, which takes its customers and not its number`() throws {
        #expect(try mailing.discard(in: office))
        #expect(try !mailing.discard(in: office))
        #expect(try mailing.start(criteria: "", in: office) == .tooLate)
        #expect(try cast.items(mailing).isEmpty)
        let now = try cast.now(mailing)
        #expect(now.state == .cancelled && now.startedAt == nil)
        #expect(try Audit.trail(of: .bulkMailing, mailing.id.number, in: office).map(\.action) == ["discarded"])
    }

    @Test func `is forgotten after its time unless it was started`() throws {
        let started = try cast.selected(try cast.entry(), token: "two")
        #expect(try started.start(criteria: "", in: office) == .started)
        #expect(try BulkMailing.forget(before: office.now, in: office) == 0)
        #expect(try BulkMailing.forget(before: office.now + 1, in: office) == 1)
        #expect(try BulkMailing.forget(before: office.now + 1, in: office) == 0)
        #expect(try cast.now(started).state == .running && !cast.items(started).isEmpty)
        #expect(try cast.now(mailing).state == .cancelled && cast.items(mailing).isEmpty)
        #expect(try Audit.trail(of: .bulkMailing, mailing.id.number, in: office).map(\.by) == ["Postroom"])
    }
}
