/// The words of a letter, an email or a text, in numbered versions.
package struct Template: Sendable, Equatable {
    package enum Kind: String, Sendable {
        case letter, email, sms
    }

    package let id: ID<Template>
    package let code: String
    package let kind: Kind
    package let name: String
}

/// One version of a template. Never changed once stored.
package struct TemplateVersion: Sendable, Equatable {
    package let id: ID<TemplateVersion>
    package let templateID: ID<Template>
    package let version: Int
    package let text: TemplateText
}

/// What a person edits: Mustache over Markdown.
package struct TemplateText: Sendable, Equatable {
    /// The heading of a letter, the subject of an email.
    package let subject: String
    package let body: String

    package init(subject: String, body: String) {
        (self.subject, self.body) = (subject, body)
    }
}
