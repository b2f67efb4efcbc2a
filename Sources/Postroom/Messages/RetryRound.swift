/// Messages of one tray that a person sends again together, for one reason typed once.
package struct RetryRound: Sendable {
    /// So many at a time; the newest first.
    package static let most = 500
    /// Trays of which it is offered. An uncertain message is decided about by itself.
    package static let trays: [Message.State] = [.deferred, .failed]

    package let state: Message.State
    /// The newest message that whoever decided had seen.
    package let upTo: Int
    /// Only those to which the same was said; nil: all.
    package var answer: String?

    package init(_ state: Message.State, upTo: Int, answer: String? = nil) {
        precondition(Self.trays.contains(state), "a round goes through a tray from which it may")
        (self.state, self.upTo, self.answer) = (state, upTo, answer)
    }

    /// What was said to some of them, and to how many.
    package struct Answer: Sendable, Equatable {
        /// What they have in common.
        package let key: String
        /// One of them in full.
        package let example: String
        package let count: Int
    }

    package enum Done: Sendable, Equatable {
        /// - kept: those that stay as they are: their address is closed, or another email of the letter may still
        ///   arrive there.
        case retried(Int, kept: Int)
        case refused(Problem)
    }
}

extension Message {
    /// What the last answer has in common with others: codes where a server gave them, else the words.
    var answer: String {
        let codes = lastReply.prefix { $0.isNumber || $0 == "." || $0 == " " || $0 == "-" }.trimmed
        return codes.count >= 3 && codes.first?.isNumber == true && codes.prefix(3).allSatisfy(\.isNumber)
            ? codes : lastReply.shortened(to: 80)
    }
}
