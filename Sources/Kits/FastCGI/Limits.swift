/// How much of a body is accepted; all sizes in bytes.
package struct Limits: Sendable {
    /// A urlencoded form, and all the plain fields of a multipart one together; twenty thousand pasted lines must pass.
    package var fieldBytes = 6 << 20
    /// Fields and files together; a page of ten thousand ticks must pass.
    package var fields = 20_000
    /// One uploaded file.
    package var fileBytes = 20 << 20
    /// All uploaded files of one form.
    package var filesBytes = 24 << 20
    /// An uploaded file up to this size stays in memory; a larger one goes to a temporary file.
    package var memoryBytes = 64 << 10
    /// Where temporary files are made.
    package var temporaryFolder = "/tmp"

    package init() {}
}
