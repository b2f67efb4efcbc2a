/// One import that took place.
package struct ImportRun: Sendable {
    package let id: ID<ImportRun>
    package let subject: ImportSubject
    package let filename: String
    package let at: Moment
    /// `Postroom` where it came from the command line.
    package let by: String
    package let added: Int
    package let changed: Int
    package let unchanged: Int
    package let rejected: Int
    package let rejectsDocumentID: ID<Document>?
}
