import Curl
import Foundation
import Postroom
import Runner
import SQL
import Support
import Synchronization
import Testing

/// A back room at work: a real database file, a relay that follows a script, and a clock that is moved by hand.
final class Stage {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("back-room-\(UUID())")
    let office: Office
    let cast: Cast
    let server: MailServer
    var setup: BackRoom.Setup
    private let hands: Hands
    private let lines = Lines()
    private var room: BackRoom?
    private var over = DispatchSemaphore(value: 0)

    init(_ script: MailScript = MailScript()) throws {
        try FileManager.default.createDirectory(
            at: folder.appendingPathComponent("outbox"), withIntermediateDirectories: true)
        let file = folder.appendingPathComponent("postroom.sqlite").path
        try TestOffice.open().database.copy(to: file)
        let hands = Hands(TestOffice.now)
        let database = try Database(path: file, synced: false)
        guard let organisation = try Organisation.all(in: database).first else { preconditionFailure("Calder Fibre") }
        office = Office(
            database: database, clock: Clock { hands.now },
            actor: Actor(.postroom, organisationID: organisation.id, timeZone: organisation.timeZone))
        cast = try Cast.assembled(in: office)
        server = MailServer(script)
        self.hands = hands
        setup = BackRoom.Setup(
            data: folder.path, database: file, outbox: folder.appendingPathComponent("outbox").path,
            relay: SMTPRelay(host: "127.0.0.1", port: server.port, security: .none))
        setup.senders = 2
        setup.grace = .seconds(5)
    }

    deinit {
        close()
        try? FileManager.default.removeItem(at: folder)
    }

    // MARK: The tray

    /// A printed letter with an email of it in the tray.
    @discardableResult
    func queue(
        to address: String = "accounts@hartleyjoinery.example", name: String = "", subject: String = "Your account",
        html: String = "", account: String = "12345"
    ) throws -> Message {
        let token = UUID().uuidString
        let letter = try cast.printed(to: try cast.customer(account), token: token)
        let outgoing = Outgoing(
            recipient: try #require(EmailAddress(address)), recipientName: name, contactPointID: nil, subject: subject,
            text: "Please pay.", html: html)
        let queued = try letter.email([outgoing], sendToken: token, in: office)
        guard case .queued = queued else { preconditionFailure("it was printed, and yet: \(queued)") }
        return try #require(try Message.of(letter.id, in: office).first)
    }

    func again(_ message: Message) throws -> Message {
        try #require(try Message.find(message.id, in: office))
    }

    func letter(of message: Message) throws -> Correspondence {
        let id = try #require(message.correspondenceID)
        return try #require(try Correspondence.find(id, in: office))
    }

    // MARK: The room

    func open() {
        let room = BackRoom(setup, clock: office.clock, log: RunnerLog { [lines] in lines.add($0) })
        self.room = room
        over = DispatchSemaphore(value: 0)
        Thread.detachNewThread { [over, lines] in
            do { try room.work() } catch { lines.add("ended: \(error)") }
            over.signal()
        }
    }

    func close() {
        guard let room else { return }
        room.stop()
        over.wait()
        self.room = nil
    }

    /// Moves the clock on and has the runner look into the tray.
    func pass(_ seconds: Int) {
        hands.move(seconds)
        ring()
    }

    func ring() {
        Doorbell.ring(data: folder.path)
    }

    /// Waits until it is so; a test that waits in vain fails.
    @discardableResult
    func wait(
        _ what: String, _ seconds: Double = 20, location: SourceLocation = #_sourceLocation,
        until isSo: () throws -> Bool
    ) rethrows -> Bool {
        let end = Date().addingTimeInterval(seconds)
        while Date() < end {
            if try isSo() { return true }
            usleep(3_000)
        }
        Issue.record("in vain: \(what); the log: \(log)", sourceLocation: location)
        return false
    }

    /// The message once it is in one of these states and in nobody's hands.
    @discardableResult
    func wait(
        for message: Message, in states: Message.State..., location: SourceLocation = #_sourceLocation
    ) throws -> Message {
        try wait("message \(message.id.number) is \(states)", location: location) {
            states.contains(try again(message).state)
        }
        return try again(message)
    }

    var log: [String] { lines.all }
}

/// A clock's hands.
private final class Hands: Sendable {
    private let moment: Mutex<Moment>
    init(_ moment: Moment) { self.moment = Mutex(moment) }
    var now: Moment { moment.withLock { $0 } }
    func move(_ seconds: Int) { moment.withLock { $0 = $0 + seconds } }
}

/// What the runner said.
final class Lines: Sendable {
    private let lines = Mutex<[String]>([])
    var all: [String] { lines.withLock { $0 } }
    func add(_ line: String) { lines.withLock { $0.append(line) } }
}
