/// Subject and words of an email as a person edits them: Markdown, in which a line end is a line end.
package struct WrittenMessage: Sendable, Equatable {
    package var subject: String
    package var body: String

    package init(subject: String, body: String) {
        (self.subject, self.body) = (subject, body)
    }
}
