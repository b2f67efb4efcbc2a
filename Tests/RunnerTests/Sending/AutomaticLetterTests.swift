import Foundation
import Postroom
import Runner
import SQL
import Support
import Testing

@Suite(.serialized) struct `Automatic letters` {
    let stage: Stage

    init() throws {
        stage = try Stage()
        try stage.office.database.run("UPDATE correspondence_type SET trigger = ''")
        try stage.office.database.run(
            "UPDATE correspondence_type SET trigger = 'direct debit failed' WHERE code = 'welcome'")
    }

    private func fails(_ account: String = "12345") throws {
        let customer = try stage.cast.customer(account)
        try Occurrence.record(.directDebitFailed, of: .payment, 1, customer: customer.id, in: stage.office)
    }

    private func letters(_ account: String = "12345") throws -> [Correspondence] {
        try Correspondence.page(of: try stage.cast.customer(account).id, before: nil, in: stage.office)
    }

    private func waiting() throws -> Int { try Occurrence.waiting(limit: 100, in: stage.office).count }

    /// Opens the room and waits until nothing waits any more.
    private func work() throws {
        stage.open()
        try stage.wait("every automatic letter is made") { try waiting() == 0 }
        stage.close()
    }

    @Test func `are made, printed and left for somebody to send`() throws {
        try fails()
        try work()
        let letter = try #require(try letters().first)
        #expect(letter.status == .ready && letter.origin == .automatic && letter.documentID != nil)
        #expect(letter.createdBy == "Postroom" && letter.emailedAt == nil)
        #expect(try Message.of(letter.id, in: stage.office).isEmpty)
        let outcome = try #require(try Occurrence.outcomes(of: .payment, 1, in: stage.office).first)
        #expect(outcome.letter == letter.number && !outcome.isWaiting && outcome.failure.isEmpty)
    }

    @Test func `are made once although the runner was killed at any step`() throws {
        for account in ["12345", "20007", "30001"] { try fails(account) }
        let items = try Occurrence.waiting(limit: 100, in: stage.office)
        // Written and not printed; written, and the number known; not even begun.
        guard case .written = try items[0].write(in: stage.office),
            case .written(let second) = try items[1].write(in: stage.office),
            case .written(let again) = try items[1].write(in: stage.office)
        else { preconditionFailure("these can be written") }
        #expect(second.id == again.id)
        try work()
        for account in ["12345", "20007", "30001"] {
            #expect(try letters(account).map(\.status) == [.ready])
        }
        try work()
        #expect(try stage.office.database.rows("SELECT id FROM correspondence") { $0[0] as Int }.count == 3)
    }

    @Test func `that cannot be are kept with their reason, and are somebody's work`() throws {
        try fails()
        try stage.office.database.run("UPDATE correspondence_type SET is_available = 0 WHERE code = 'welcome'")
        try work()
        #expect(try letters().isEmpty)
        let outcome = try #require(try Occurrence.outcomes(of: .payment, 1, in: stage.office).first)
        #expect(outcome.failure == "This correspondence type is not available.")
        let todo = try #require(
            try Todo.open(of: try stage.cast.customer("12345").id, in: stage.office).first)
        #expect(todo.text.contains("was not made by itself: This correspondence type is not available."))
        #expect(todo.about == .payment(ID(1)))
    }

    @Test func `about a failed direct debit name the payment and the invoice that it was for`() throws {
        let office = stage.office
        try office.database.run("UPDATE correspondence_type SET trigger = '' WHERE code = 'welcome'")
        try office.database.run(
            "UPDATE correspondence_type SET trigger = 'direct debit failed' WHERE code = 'failed-payment'")
        let hartley = try stage.cast.customer("12345")
        var entry = PaymentEntry()
        (entry.amount, entry.date, entry.method, entry.reference) = ("412.50", "2026-11-20", "direct debit", "DD-7")
        guard case .added(let id) = try entry.add(to: hartley, formToken: "form", in: office),
            let payment = try Payment.find(id, of: hartley.id, in: office)
        else { preconditionFailure("it is whole") }
        _ = try payment.recordFailure(
            reason: "Refer to payer", on: "2026-11-20", version: 1, of: hartley, in: office)
        try work()
        let letter = try #require(try letters().first)
        #expect(letter.typeName == "Failed Payment" && letter.status == .ready)
        let content = try letter.content(in: office)
        #expect(content.payments?.map(\.reference) == ["DD-7"])
        #expect(content.invoices.map(\.number) == ["INV-204417"])
        #expect(try payment.letters(in: office).map(\.number) == [letter.number])
    }

    @Test func `are not made for a customer who is not written to`() throws {
        try fails()
        try stage.office.database.run("UPDATE customer_status SET allows_correspondence = 0")
        try work()
        #expect(try letters().isEmpty)
        let outcome = try #require(try Occurrence.outcomes(of: .payment, 1, in: stage.office).first)
        #expect(outcome.failure.contains("does not allow correspondence"))
    }

    @Test func `find overdue invoices the day after, as the runner's day begins`() throws {
        stage.pass(86_400 * 13)
        stage.open()
        let hartley = try stage.cast.customer("12345").id
        try stage.wait("the overdue invoice is noticed") {
            try Todo.open(of: hartley, in: stage.office).contains { $0.text.contains("INV-205377") }
        }
        stage.close()
        #expect(try Todo.open(of: hartley, in: stage.office).count == 1)
    }
}
