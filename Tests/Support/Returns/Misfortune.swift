/// Why a server would not have a letter, in its own words.
package struct Misfortune: Sendable {
    package enum Kind: String, Sendable { case hard, soft, delayed, delivered, complaint, other }

    package let kind: Kind
    let code: String
    let status: String
    let words: String

    /// Those that end a message, by what they say about the address.
    static let endings: [Misfortune] = [
        .init(
            kind: .hard, code: "550", status: "5.1.1", words: "The email account that you tried to reach does not exist"
        ),
        .init(
            kind: .hard, code: "550", status: "5.1.1",
            words: "<RCPT>: Recipient address rejected: User unknown in virtual mailbox table"),
        .init(
            kind: .hard, code: "550", status: "5.1.10",
            words: "RESOLVER.ADR.RecipientNotFound; Recipient not found by SMTP address lookup"),
        .init(kind: .hard, code: "554", status: "5.2.1", words: "This account has been disabled or discontinued"),
        .init(kind: .hard, code: "550", status: "5.0.0", words: "No such user here"),
        .init(
            kind: .hard, code: "550", status: "5.1.2",
            words: "Host or domain name not found. Name service error: Host not found"),
        .init(kind: .hard, code: "553", status: "5.1.3", words: "Invalid address syntax"),
        .init(kind: .hard, code: "550", status: "5.4.1", words: "Recipient address rejected: Access denied"),
        .init(
            kind: .soft, code: "552", status: "5.2.2", words: "Mailbox full: the recipient's mailbox is over its quota"),
        .init(
            kind: .soft, code: "452", status: "4.2.2", words: "The email account that you tried to reach is over quota"),
        .init(kind: .soft, code: "451", status: "4.7.1", words: "Greylisted, please try again in 300 seconds"),
        .init(kind: .soft, code: "421", status: "4.4.2", words: "Connection timed out while talking to the server"),
        .init(kind: .soft, code: "554", status: "5.7.1", words: "Message blocked: it looks like spam. See our policy"),
        .init(kind: .soft, code: "552", status: "5.3.4", words: "Message size exceeds fixed maximum message size"),
    ]

    func said(to recipient: String) -> String { words.replacing("RCPT", with: recipient) }
    /// `550 5.1.1 …`
    func line(to recipient: String) -> String { "\(code) \(status) \(said(to: recipient))" }
}
