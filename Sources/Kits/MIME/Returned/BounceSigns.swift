/// What speaks for a bounce, and against one, where no part of the message tells it to machines.
struct BounceSigns {
    private let header: ReceivedHeader
    private let subject: FoldedWords
    private let words: FoldedWords
    private let hasStatus: Bool
    private let hasCode: Bool
    private let givesBack: Bool

    init(
        _ header: ReceivedHeader, subject: FoldedWords, words: FoldedWords, hasStatus: Bool, code: EnhancedStatus?,
        inner: [ReceivedPart]
    ) {
        (self.header, self.subject, self.words, self.hasStatus) = (header, subject, words, hasStatus)
        hasCode = code.map { $0.kind != 2 } ?? false
        givesBack = !inner.isEmpty
    }

    var areBounce: Bool {
        if hasStatus || header["x-failed-recipients"] != nil { return true }
        if !Self.isFromSystem(header), isAutomaticReply { return false }
        return weight >= 3
    }

    /// Whether a mail system wrote it rather than a person.
    static func isFromSystem(_ header: ReceivedHeader) -> Bool {
        if header["x-failed-recipients"] != nil { return true }
        let from = FoldedWords((header.text("from") ?? "") + " " + (header["sender"] ?? ""))
        return from.hasAny(BounceWords.senders)
    }

    /// An answer from a machine that stands for a person: absence, or a question who we are.
    private var isAutomaticReply: Bool {
        if subject.hasAny(BounceWords.absences) || subject.hasAny(BounceWords.challenges) { return true }
        if ["x-autoreply", "x-autorespond", "x-autoresponder", "x-boxtrapper", "x-tmda-confirm"].contains(where: {
            header[$0] != nil
        }) {
            return true
        }
        let isReply = subject.bytes.starts(with: "re:".utf8) || subject.bytes.starts(with: "aw:".utf8)
        return isReply && !subject.hasAny(BounceWords.subjects)
    }

    private var weight: Int {
        var weight = 0
        if Self.isFromSystem(header) { weight += 2 }
        if header["return-path"].map({ $0.trimmingSpaces == "<>" || $0.trimmingSpaces.isEmpty }) ?? false {
            weight += 1
        }
        if subject.hasAny(BounceWords.subjects) { weight += 2 }
        if words.hasAny(BounceWords.openings) { weight += 2 }
        if hasCode { weight += 1 }
        if givesBack { weight += 1 }
        return weight
    }
}
