extension Occurrence {
    /// A letter that is still to be made of something that happened.
    package struct Waiting: Sendable {
        package let id: ID<Occurrence>
        package let organisationID: ID<Organisation>
        package let customerID: ID<Customer>
        package let kind: Kind
        package let subject: Audit.Subject
        package let subjectID: Int
        package let typeID: ID<CorrespondenceType>

        /// One occurrence makes one letter, however often it is tried. No form can hold this word: it has a space.
        package var formToken: String { "occurrence \(id.number)" }
    }

    /// What became of one, as the record that it happened to shows it.
    package struct Outcome: Sendable, Equatable {
        package let kind: Kind
        package let typeName: String
        package let at: Moment
        package let isWaiting: Bool
        /// `nil`: there is no letter.
        package let letter: Correspondence.Number?
        /// Why there is none; empty otherwise.
        package let failure: String
    }

    package enum Writing {
        /// To be printed now, if that did not happen already.
        case written(Correspondence)
        /// There will be no letter; the reason was kept.
        case impossible
    }
}
