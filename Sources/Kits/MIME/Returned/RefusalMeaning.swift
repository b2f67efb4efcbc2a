/// What a refusal says about the address: gone for good, or worth another try.
struct RefusalMeaning: Sendable, Equatable {
    let isHard: Bool
    /// No mail can ever go there: no such domain, or no address at all.
    var isNoAddress = false

    private static let hard = RefusalMeaning(isHard: true)
    private static let soft = RefusalMeaning(isHard: false)
    private static let noAddress = RefusalMeaning(isHard: true, isNoAddress: true)

    /// Reads it off the code, and off the words where the code leaves it open.
    ///
    /// A refusal of what was sent (spam, size, policy) or of who sent it says nothing against the address, so it counts
    /// as soft. Source: RFC 3463 §3 for the codes; RFC 7505 for null MX; 5.1.10 means two things in practice.
    ///
    /// - Parameter reply: the three-digit SMTP code, where the report quotes one.
    static func read(_ status: EnhancedStatus?, reply: Int?, words: FoldedWords) -> RefusalMeaning {
        guard let status else { return plain(reply: reply, words) }
        if status.kind == 4 { return soft }
        switch (status.subject, status.detail) {
        case (1, 2), (1, 3): return noAddress
        case (1, 7), (1, 8): return soft
        case (1, _): return saysNoDomain(words) ? noAddress : hard
        case (2, 2), (2, 3), (2, 4): return soft
        case (2, 1): return words.hasAny(RefusalWords.full) ? soft : hard
        case (3, _), (6, _): return soft
        case (4, 310), (4, 312): return noAddress
        case (4, 4): return saysNoDomain(words) ? noAddress : hard
        case (4, 1): return spoken(words) ?? (words.has("access denied") ? hard : soft)
        case (4, _): return saysNoDomain(words) ? noAddress : soft
        case (7, _): return aboutPerson(words) ?? soft
        default: return spoken(words) ?? (status.subject == 0 ? hard : soft)
        }
    }

    private static func plain(reply: Int?, _ words: FoldedWords) -> RefusalMeaning {
        if let reply, (400...499).contains(reply) { return soft }
        if let meaning = spoken(words) { return meaning }
        return reply == 550 || reply == 551 || reply == 553 ? hard : soft
    }

    private static func saysNoDomain(_ words: FoldedWords) -> Bool {
        words.hasAny(RefusalWords.noDomain) && !words.has("try again")
    }

    /// A refusal for what was sent may still say that there is nobody.
    private static func aboutPerson(_ words: FoldedWords) -> RefusalMeaning? {
        words.hasAny(RefusalWords.disabled)
            || words.hasAny(
                RefusalWords.unknownUser.filter { $0 != "recipient address rejected" && $0 != "recipient rejected" })
            ? hard : nil
    }

    /// What the words alone say; nil where they say nothing known.
    private static func spoken(_ words: FoldedWords) -> RefusalMeaning? {
        if words.hasAny(["greylist", "graylist", "grey-list", "gray-list"]) { return soft }
        if words.hasAny(RefusalWords.full) { return soft }
        if saysNoDomain(words) || words.hasAny(RefusalWords.malformed) { return noAddress }
        if words.hasAny(RefusalWords.unknownUser) || words.hasAny(RefusalWords.disabled) { return hard }
        if words.hasAny(RefusalWords.loop) || words.hasAny(RefusalWords.size) { return soft }
        if words.hasAny(RefusalWords.policy) || words.hasAny(RefusalWords.temporary) { return soft }
        return nil
    }
}
