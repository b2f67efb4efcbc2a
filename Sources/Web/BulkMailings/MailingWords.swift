import Postroom

/// A bulk mailing in the words that several pages use.
enum MailingWords {
    static let reminder = "Correspondence has not been automatically sent - please check and send."

    static func confirmation(_ action: BulkMailing.Action) -> String {
        action == .create ? "Letters are being created." : "Letters are being emailed."
    }

    /// What the customers were picked by, a sentence each.
    static func criteria(of mailing: BulkMailing, in office: Office) throws -> [String] {
        guard mailing.mode == .filters else { return ["Account numbers were pasted"] }
        let words = FilterWords(try mailing.filter(in: office), try FilterChoices(in: office)).sentences
        return words.isEmpty ? ["Everybody"] : words
    }
}
