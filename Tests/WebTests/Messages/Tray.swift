import Postroom
import SQL
import Support

/// A customer, a letter, and messages about it, put straight into the ledger in whatever state a test wants.
struct Tray {
    let office: Office
    let customer: Int
    let letter: Int

    init(in office: Office, account: String = "12345") throws {
        self.office = office
        let csv = "Account number,Name\n\(account),Hartley & Sons Joinery Ltd\n"
        guard case .done = try Import(.accounts, named: "one.csv", source: .bytes(Array(csv.utf8))).run(in: office)
        else { preconditionFailure("one good row") }
        customer = try office.database.first("SELECT id FROM customer WHERE account_key = \(account)") { $0[0] } ?? 0
        letter = try office.database.insert(
            """
            INSERT INTO correspondence(organisation_id, customer_id, number, type_id, date, status, form_token,
              created_at, organisation_version)
            SELECT \(office.organisationID), \(customer), 1, min(id), '2026-11-20', 'ready', \("form-" + account),
              \(office.now), (SELECT max(version) FROM organisation_version v WHERE v.organisation_id = \(office.organisationID)) FROM correspondence_type WHERE organisation_id = \(office.organisationID)
            """)
    }

    @discardableResult
    func put(
        _ state: Message.State, to recipient: String = "accounts@hartley.example", subject: String = "Your account",
        document: ID<Document>? = nil, reply: String = ""
    ) throws -> ID<Message> {
        let count: Int = try office.database.first("SELECT count(*) FROM message") { $0[0] } ?? 0
        let id = try office.database.insert(
            """
            INSERT INTO message(organisation_id, customer_id, correspondence_id, channel, state, message_key, send_token,
              sender_name, sender, recipient_name, recipient, subject, due_at, give_up_at, created_at, sent_at,
              last_reply)
            VALUES (\(office.organisationID), \(customer), \(letter), 'email', \(state.rawValue),
              \("key\(count)abc"), \("token \(count)"), 'Calder Fibre', 'accounts@calderfibre.example',
              'Janet Hartley', \(recipient), \(subject), \(office.now), \(office.now + 3600),
              \(office.now), \(state == .sent ? office.now : nil), \(reply))
            """)
        try office.database.run(
            "INSERT INTO message_words(message_id, text) VALUES (\(id), \("Dear Mrs Hartley\n\n<b>Pay</b> & smile"))")
        if let document {
            try office.database.run(
                """
                INSERT INTO message_attachment(message_id, position, document_id, filename)
                VALUES (\(id), 1, \(document), '12345-C001-overdue-account.pdf')
                """)
        }
        return ID(id)
    }

    func addAttempt(_ number: Int, of message: ID<Message>, outcome: String, code: Int?, reply: String) throws {
        try office.database.run(
            """
            INSERT INTO attempt(message_id, number, worker, boot_id, started_at, settled_at, outcome, code, reply)
            VALUES (\(message), \(number), 'runner/1/1', 'boot', \(office.now), \(office.now), \(outcome), \(code),
              \(reply))
            """)
    }

    func write(html: String, into message: ID<Message>) throws {
        try office.database.run("UPDATE message_words SET html = \(html) WHERE message_id = \(message)")
    }

    func state(of message: ID<Message>) throws -> Message.State? { try Message.find(message, in: office)?.state }

    func move(_ message: ID<Message>, to state: Message.State) throws {
        try office.database.run("UPDATE message SET state = \(state.rawValue) WHERE id = \(message)")
    }

    /// A sign of life of the runner, so many seconds ago.
    func signRunner(secondsAgo: Int) throws {
        try office.database.run(
            """
            INSERT INTO worker(name, process_id, boot_id, started_at, seen_at)
            VALUES ('runner', 1, 'boot', \(office.now - 9_000), \(office.now - secondsAgo))
            ON CONFLICT (name) DO UPDATE SET seen_at = excluded.seen_at
            """)
    }
}
