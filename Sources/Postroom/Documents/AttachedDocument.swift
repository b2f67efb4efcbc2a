/// A document that leaves with an email, under the name that its recipient sees.
package struct AttachedDocument: Sendable, Equatable {
    package let document: Document
    package let filename: String

    package init(_ document: Document, as filename: String) {
        (self.document, self.filename) = (document, filename)
    }
}
