/// One PDF that a correspondence has had. Recreate and Edit add one; nothing takes one away.
package struct LetterVersion: Sendable, Equatable {
    /// 1 for the first.
    package let number: Int
    package let document: Document
    package let templateVersionID: ID<TemplateVersion>?
    /// The template's version number; `nil` where it is not known.
    package let template: Int?
    package let madeAt: Moment
    package let madeBy: String
    /// Whether it left the house with a message.
    package let wasSent: Bool
}
