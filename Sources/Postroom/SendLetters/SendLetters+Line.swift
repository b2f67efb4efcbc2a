extension SendLetters {
    /// What the database knows of a letter on the list, before its recipients are looked up.
    struct Line {
        let id: ID<Correspondence>
        let customerID: ID<Customer>
        let account: String
        let customerName: String
        let number: Int
        let typeName: String
        let correspondenceClass: CorrespondenceClass
        let date: Day
        let status: Correspondence.Status
        let amount: Money?
        let failure: String
        let isDelivered: Bool
        let isPosted: Bool
        let lastEmailed: Moment?
        let prefersPost: Bool
        let takesMarketing: Bool
        let statusName: String
        let mayBeWrittenTo: Bool
        let isInBreathingSpace: Bool
        let isOrdered: Bool
        /// The state of an email that may still arrive; `nil`: there is none.
        let underWay: Message.State?

        /// In the order of the list.
        var place: (Day, Int) { (date, id.number) }

        func letter(to recipients: [String]) -> WaitingLetter {
            WaitingLetter(
                id: id, account: account, customerName: customerName, number: Correspondence.Number(number),
                typeName: typeName, date: date, status: status, underWay: lastEmailed == nil ? underWay : nil,
                amount: amount, lastEmailed: lastEmailed,
                recipients: recipients, bar: bar(recipients), caution: caution)
        }

        private func bar(_ recipients: [String]) -> String? {
            if status == .pending { return "The document is still being generated." }
            if status == .failed { return "There is no document to send. \(failure)" }
            if status == .awaitingApproval { return "It awaits approval." }
            if isOrdered { return "Somebody has just sent it; it is about to be queued." }
            switch underWay {
            case .uncertain: return "An email of it may have arrived: somebody has to decide about that one first."
            case .deferred: return "It is on its way already: the mail server did not take it yet, and is asked again."
            case .some: return "It is queued already."
            case nil: break
            }
            if !mayBeWrittenTo { return "The customer’s status, \(statusName), does not allow correspondence." }
            if isInBreathingSpace && correspondenceClass == .creditControl {
                return "The customer is in a breathing space."
            }
            if correspondenceClass == .marketing && !takesMarketing {
                return "The customer has not agreed to receive marketing."
            }
            return recipients.isEmpty ? "No valid email address for this correspondence." : nil
        }

        private var caution: String? {
            if prefersPost { return "This customer prefers letters by post." }
            if lastEmailed != nil { return "It was emailed before." }
            if isDelivered { return "It was delivered by hand, never emailed." }
            if isPosted { return "It was posted, never emailed." }
            return status == .notSent ? "Somebody decided not to send it." : nil
        }
    }
}
