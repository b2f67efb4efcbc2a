/// A message that a mail system sent about one of ours: a bounce, a warning, a report of delivery, a complaint, or one
/// that is none of these.
///
/// Reads delivery status notifications (RFC 3464, RFC 6533), feedback reports (RFC 5965), and the bounces of systems
/// that have never heard of either. Never fails: what cannot be understood is `.other`.
package struct ReturnedMail: Sendable {
    package enum Kind: String, Sendable {
        /// Not delivered, and the address is why.
        case hard
        /// Not delivered this time: full, refused for its content, given up after tries.
        case soft
        /// The recipient called it unwanted.
        case complaint
        /// Not delivered yet; the other server goes on trying.
        case delayed
        case delivered
        /// Handed to a system that reports no further.
        case relayed
        /// An automatic answer, a question who we are, a person's reply, anything else.
        case other
    }

    /// What is said about one recipient.
    package struct Recipient: Sendable {
        /// In the order of trust: as we wrote it, then where it ended.
        package let addresses: [String]
        package let kind: Kind
        /// `5.1.1`; empty where no code is told.
        package let status: String
        /// One line for people, in the other server's words where it has any.
        package let reason: String
        /// No mail can ever go there: no such domain, no such form of address.
        package let isNoAddress: Bool
    }

    /// About the message as a whole: the worst of what is said about its recipients.
    package let kind: Kind
    package let recipients: [Recipient]
    /// What is said where no recipient is named: code, words, and whether no mail can ever go there.
    package let status: String
    package let reason: String
    package let isNoAddress: Bool
    /// Addresses in the text, where nothing names recipients for machines.
    package let mentioned: [String]
    /// Where this message itself was delivered, as its own header tells: texts that hold addresses.
    package let deliveredTo: [String]
    /// What the header of our message and references to it say: texts that hold Message-IDs and return addresses.
    package let traces: [String]
    package let original: ReturnedOriginal?
    private let root: ReceivedPart
    private let source: [UInt8]

    init(
        kind: Kind, recipients: [Recipient], told: (status: String, reason: String, isNoAddress: Bool),
        mentioned: [String], deliveredTo: [String], traces: [String],
        original: ReturnedOriginal?, root: ReceivedPart, source: [UInt8]
    ) {
        (self.kind, self.recipients, self.mentioned) = (kind, recipients, mentioned)
        (status, reason, isNoAddress) = told
        (self.deliveredTo, self.traces, self.original) = (deliveredTo, traces, original)
        (self.root, self.source) = (root, source)
    }

    /// Every text in it, as received and decoded, for looking for marks of ours where nothing else tells.
    package var everything: [[UInt8]] {
        [source] + root.all.filter { $0.parts.isEmpty && !ReceivedPart.encoding($0.header).isEmpty }.map(\.content)
    }

    /// What is the same whichever way this message came to us, and different for every other: its own marks and its
    /// body, without the traces that servers add on the way.
    package var fingerprint: [UInt8] {
        let marks = ["message-id", "date", "to", "subject"].map { root.header[$0] ?? "" }
        let (_, body) = ReceivedHeader.read(source[...])
        var print = Array(marks.joined(separator: "\u{1F}").utf8)
        var lines = Lines(source[body...])
        while let line = lines.next() {
            print.append(0x0A)
            print += line
        }
        while let last = print.last, last == 0x0A || last == 0x20 { print.removeLast() }
        return print
    }
}
