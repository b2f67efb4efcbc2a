import Dispatch
import Foundation
import Postroom
import SQL
import Support
import Synchronization
import Testing

/// One link, pressed in two places at the same moment.
@Suite struct `A link used twice at once` {
    @Test(arguments: 0..<10) func `confirms once`(round: Int) throws {
        let file = FileManager.default.temporaryDirectory.appendingPathComponent("verify-\(UUID()).sqlite").path
        defer { try? FileManager.default.removeItem(atPath: file) }
        let source = try TestOffice.open()
        let cast = try Cast.assembled(in: source)
        let customer = try cast.customer("12345")
        let point = try #require(
            try ContactPoint.of(customer.id, in: source).first { $0.value == "accounts@hartleyjoinery.example" })
        var outgoing = Outgoing(
            recipient: try #require(EmailAddress(point.value)), recipientName: "", contactPointID: point.id,
            subject: "s",
            text: "t", html: "")
        let link = VerificationLink()
        outgoing.verification = link
        _ = try point.ask(outgoing, customer: customer.id, sendToken: "press", in: source)
        try source.database.copy(to: file)

        let outcomes = Mutex<[String]>([])
        let start = DispatchSemaphore(value: 0)
        let done = DispatchSemaphore(value: 0)
        for _ in 0..<4 {
            Thread.detachNewThread {
                start.wait()
                do {
                    let office = try Office.open(at: file, clock: .stopped(at: TestOffice.now))
                    let outcome = try Verification.confirm(link.token, network: "192.0.2.1", in: office)
                    let word = String(describing: outcome).prefix { $0 != "(" }
                    outcomes.withLock { $0.append(String(word)) }
                } catch {
                    outcomes.withLock { $0.append("\(error)") }
                }
                done.signal()
            }
        }
        for _ in 0..<4 { start.signal() }
        for _ in 0..<4 { done.wait() }
        #expect(outcomes.withLock { $0.sorted() } == ["confirmed", "used", "used", "used"])
    }
}
