/// Everything that stands in one letter, as words. The same letter always gives the same bytes.
package struct Letter: Hashable, Sendable {
    package var letterhead: Letterhead
    package var layout: LetterLayout
    package var words: LetterWords
    /// As in `en-GB`.
    package var language: String
    /// What the PDF is called where it is listed or read aloud.
    package var title: String
    /// When the PDF was made; unix seconds, UTC.
    package var created: Int64

    package var addressee: [String]
    package var date: String
    /// As in `12345/C001`.
    package var ourReference: String
    package var yourReference: String?
    package var heading: String?
    package var salutation: String?
    package var opening: [LetterBlock]
    package var invoices: InvoiceTable?
    package var payment: PaymentPanel?
    package var ending: [LetterBlock]
    /// As in "Yours sincerely".
    package var closing: String?
    package var signature: Signature?
    /// Stands at the foot of the last page.
    package var slip: RemittanceSlip?

    /// Who signs.
    package struct Signature: Hashable, Sendable {
        package let name: String
        package let title: String?

        package init(name: String, title: String? = nil) {
            self.name = name
            self.title = title
        }
    }

    package init(
        letterhead: Letterhead, layout: LetterLayout = .ukDL, words: LetterWords = LetterWords(),
        language: String = "en-GB", title: String, created: Int64, addressee: [String], date: String,
        ourReference: String, yourReference: String? = nil, heading: String? = nil, salutation: String? = nil,
        opening: [LetterBlock] = [], invoices: InvoiceTable? = nil, payment: PaymentPanel? = nil,
        ending: [LetterBlock] = [], closing: String? = nil, signature: Signature? = nil
    ) {
        self.letterhead = letterhead
        self.layout = layout
        self.words = words
        self.language = language
        self.title = title
        self.created = created
        self.addressee = addressee
        self.date = date
        self.ourReference = ourReference
        self.yourReference = yourReference
        self.heading = heading
        self.salutation = salutation
        self.opening = opening
        self.invoices = invoices
        self.payment = payment
        self.ending = ending
        self.closing = closing
        self.signature = signature
    }
}
