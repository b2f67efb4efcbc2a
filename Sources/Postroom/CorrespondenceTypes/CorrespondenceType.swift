/// A kind of letter: what it is for, what its form asks, which templates it is made with.
package struct CorrespondenceType: Sendable, Equatable {
    package let id: ID<CorrespondenceType>
    package let code: String
    package let name: String
    /// When to use it, in a sentence.
    package let purpose: String
    package let correspondenceClass: CorrespondenceClass
    package let isAvailable: Bool
    package let sections: [ContentSection]
    package let letterTemplate: ID<Template>?
    package let emailTemplate: ID<Template>?

    /// The section of this kind, where the type has one.
    package func section(_ kind: ContentSection.Kind) -> ContentSection? {
        sections.first { $0.kind == kind }
    }
}
