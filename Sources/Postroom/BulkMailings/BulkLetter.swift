/// A letter that was printed under the number that it will have, with its emails.
package struct BulkLetter: Sendable {
    /// Why it is not emailed although that was asked for.
    package enum Kept: Sendable {
        case forPost
        /// In words.
        case because(String)
    }

    package let prepared: PreparedLetter
    package let number: Correspondence.Number
    package let pdf: [UInt8]
    package let pages: Int
    package let template: ID<TemplateVersion>
    /// The organisation in whose name it was printed, and when.
    package let organisation: Organisation
    package let printedAt: Moment
    package var emails: [Outgoing] = []
    package var kept: Kept?

    package init(
        _ prepared: PreparedLetter, number: Correspondence.Number, pdf: [UInt8], pages: Int,
        template: ID<TemplateVersion>, organisation: Organisation, at moment: Moment
    ) {
        (self.prepared, self.number, self.pdf, self.pages) = (prepared, number, pdf, pages)
        (self.template, self.organisation, printedAt) = (template, organisation, moment)
    }
}
