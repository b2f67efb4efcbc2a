import Postroom
import SQL
import Support

/// An office in memory from which so many emails have left, one each to as many recipients.
struct SentLetters {
    let office: Office
    let letters: [SentLetter]
    let ids: [ID<Message>]

    init(_ count: Int) throws {
        let base = "returns@post.calderfibre.example"
        let office = try TestOffice.open()
        let cast = try Cast.assembled(in: office)
        try office.database.run("UPDATE organisation SET bounce_address = \(base)")
        let letter = try cast.printed(to: try cast.customer("12345"), token: "bench")
        try cast.queue(letter, to: (0..<count).map { "reader\($0)@company\($0 % 97).example" }, token: "bench")
        try office.database.run("UPDATE message SET state = 'sent', attempts = 1, sent_at = created_at")
        let sent: [(ID<Message>, SentLetter)] = try office.database.rows(
            "SELECT id, message_key, sender, recipient, subject FROM message ORDER BY id"
        ) { row in
            let (key, sender): (String, String) = (row[1], row[2])
            return (
                row[0],
                SentLetter(
                    key: key, sender: sender, returnPath: ReturnKey.address(base, key: key) ?? sender,
                    recipient: row[3],
                    subject: row[4], date: "Fri, 20 Nov 2026 09:00:00 +0000")
            )
        }
        (self.office, letters, ids) = (office.acting(as: .nobody), sent.map(\.1), sent.map(\.0))
    }
}
