/// What a mail server's refusal says about the address, where the server said no at its door rather than in a bounce.
///
/// Read by the same rule as a bounce. But at the door we also hear what is about ourselves, about what we sent, or about
/// a relay that will not work for us: that says nothing of the address, and then there is none of these.
package struct DoorRefusal: Sendable, Equatable {
    /// Gone for good; otherwise full or closed for now.
    package let isHard: Bool
    /// No mail can ever go there: no such domain, no such form of address.
    package let isNoAddress: Bool
    /// `5.1.1`; empty where the server told none.
    package let status: String

    private static let aboutUs = [
        "sender address", "sender rejected", "sender denied", "sender refused", "mail from", "from address", "relay",
        "rcpthosts", "authenticat", "your ip", "sending domain",
    ]

    /// - Parameters:
    ///   - code: the three digits of the reply.
    ///   - words: the whole reply.
    /// - Returns: nil where the refusal is not about the address.
    package static func read(code: Int, words: String) -> DoorRefusal? {
        guard (500...599).contains(code) else { return nil }
        let status = EnhancedStatus.first(in: words)
        let folded = FoldedWords(words)
        // 5.5.1 is about the order of commands: whatever was refused before it says why.
        if status?.subject == 5, status?.detail == 1 { return nil }
        if !isPlainlyTheirs(status), folded.hasAny(aboutUs) { return nil }
        let meaning = RefusalMeaning.read(status, reply: code, words: folded)
        let isFull = status.map { $0.subject == 2 && $0.detail < 3 } ?? folded.hasAny(RefusalWords.full)
        guard meaning.isHard || isFull else { return nil }
        return DoorRefusal(
            isHard: meaning.isHard, isNoAddress: meaning.isNoAddress, status: status?.description ?? "")
    }

    /// The code alone names the recipient's address or mailbox. Source: RFC 3463 §3.2, §3.3.
    private static func isPlainlyTheirs(_ status: EnhancedStatus?) -> Bool {
        guard let status else { return false }
        return status.subject == 2 || (status.subject == 1 && [1, 2, 3, 6, 10].contains(status.detail))
    }
}
