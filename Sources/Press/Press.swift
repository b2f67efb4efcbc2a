import Markdown
import PDF
package import Postroom

/// Turns content into letters and emails. Keeps compiled templates, words and fonts from one letter to the next, so
/// each thread has its own. Same content and same template give the same bytes.
package final class Press {
    private let letters = LetterPress()
    private var wordings: [ID<TemplateVersion>: Wording] = [:]

    package init() {}

    /// A letter as a PDF.
    ///
    /// - Parameter created: goes into the file's properties.
    /// - Throws: `CannotPrint` where a gap has no value, the template is broken or the page breaks a rule.
    package func letter(_ gaps: Gaps, template: TemplateVersion, created: Moment) throws(CannotPrint) -> PrintedLetter {
        let letter = try composed(gaps, template: template, created: created)
        return try Self.flawless { () throws(CannotCutFont) in (try letters.print(letter), ()) }.0
    }

    /// The same with pictures of its pages, drawn from the very marks that the PDF is made of.
    package func letterWithPictures(
        _ gaps: Gaps, template: TemplateVersion, created: Moment
    ) throws(CannotPrint) -> (PrintedLetter, LetterPictures) {
        let letter = try composed(gaps, template: template, created: created)
        return try Self.flawless { () throws(CannotCutFont) in try letters.printWithPictures(letter) }
    }

    private static func flawless<More>(
        _ print: () throws(CannotCutFont) -> (PrintedLetter, More)
    ) throws(CannotPrint) -> (PrintedLetter, More) {
        let printed: (PrintedLetter, More)
        do {
            printed = try print()
        } catch {
            throw CannotPrint(reason: "A font could not be put into the PDF: \(error)")
        }
        if let problem = printed.0.problems.first { throw CannotPrint(reason: problem.description) }
        return printed
    }

    /// A letter as a PDF even where it breaks a rule of the page: for a preview, which shows the problems beside it.
    package func preview(_ gaps: Gaps, template: TemplateVersion, created: Moment) throws(CannotPrint) -> PrintedLetter
    {
        do {
            return try letters.print(try composed(gaps, template: template, created: created))
        } catch let error as CannotPrint {
            throw error
        } catch {
            throw CannotPrint(reason: "A font could not be put into the PDF: \(error)")
        }
    }

    /// A letter as pictures of its pages, even where it breaks a rule of the page.
    package func pictures(_ gaps: Gaps, template: TemplateVersion, created: Moment) throws(CannotPrint)
        -> LetterPictures
    {
        letters.pictures(of: try composed(gaps, template: template, created: created))
    }

    /// An email's subject, plain text and HTML.
    ///
    /// - Throws: `CannotPrint` as for a letter.
    package func email(_ gaps: Gaps, template: TemplateVersion) throws(CannotPrint) -> Email {
        let filled = try wording(of: template).filled(with: gaps.value, protect: MarkdownEscape.text)
        guard !filled.subject.isEmpty else { throw CannotPrint(reason: "The email has no subject.") }
        return Email(subject: filled.subject, body: Body(markdown: filled.body), gaps: gaps)
    }

    /// What the template says, as Markdown that a person can change before it is sent.
    ///
    /// - Throws: `CannotPrint` as for a letter.
    package func message(_ gaps: Gaps, template: TemplateVersion) throws(CannotPrint) -> WrittenMessage {
        let filled = try wording(of: template).filled(with: gaps.value, protect: MarkdownEscape.text)
        let blocks = Body(markdown: filled.body).pieces.flatMap { piece -> [Block] in
            switch piece {
            case .text(let blocks): blocks
            case .place(let place): EmailBlocks.blocks(for: place, gaps)
            }
        }
        return WrittenMessage(
            subject: filled.subject, body: MarkdownSource.render(Markdown.Document(blocks: blocks)).trimmed)
    }

    /// An email that says what somebody has written; nothing in it is a gap.
    package func email(_ gaps: Gaps, written message: WrittenMessage) -> Email {
        Email(subject: message.subject, written: message.body, gaps: gaps)
    }

    /// A short email that belongs to no correspondence: a notice, or a request to confirm an address.
    package func note(_ gaps: NoteGaps, template: TemplateVersion) throws(CannotPrint) -> Email {
        let filled = try wording(of: template).filled(with: gaps.value, protect: MarkdownEscape.text)
        guard !filled.subject.isEmpty else { throw CannotPrint(reason: "The email has no subject.") }
        return Email(subject: filled.subject, body: Body(markdown: filled.body), organisation: gaps.organisation)
    }

    private func composed(
        _ gaps: Gaps, template: TemplateVersion, created: Moment
    ) throws(CannotPrint) -> Letter {
        let filled = try wording(of: template).filled(with: gaps.value, protect: MarkdownEscape.text)
        let organisation = gaps.organisation
        var letter = Letter(
            letterhead: Letterhead(organisation), layout: LetterLayout(code: organisation.letterLayout),
            title: "\(gaps.type.name) \(gaps.reference)", created: Int64(created.seconds),
            addressee: gaps.content.customer.lines, date: gaps.date.long, ourReference: gaps.reference,
            yourReference: gaps.content.yourReference.isEmpty ? nil : gaps.content.yourReference,
            heading: filled.subject.isEmpty ? nil : filled.subject, salutation: gaps.content.customer.salutation + ",",
            closing: gaps.closingWords + ",",
            signature: Letter.Signature(
                name: organisation.signatory.name.isEmpty ? organisation.name : organisation.signatory.name,
                title: organisation.signatory.title.isEmpty ? nil : organisation.signatory.title))
        place(Body(markdown: filled.body), into: &letter, gaps: gaps)
        return letter
    }

    /// What stands above the payment panel opens the letter, what stands below it ends it.
    private func place(_ body: Body, into letter: inout Letter, gaps: Gaps) {
        for piece in body.pieces {
            let blocks: [LetterBlock]
            switch piece {
            case .text(let text): blocks = LetterBlock.blocks(text)
            case .place(.howToPay):
                letter.payment = PaymentPanel(gaps.organisation, account: gaps.content.customer.account)
                continue
            case .place(.remittanceSlip):
                letter.slip = RemittanceSlip(gaps)
                continue
            case .place(let place): blocks = LetterBlock.blocks(for: place, gaps, letter.words)
            }
            if letter.payment == nil { letter.opening += blocks } else { letter.ending += blocks }
        }
    }

    private func wording(of template: TemplateVersion) throws(CannotPrint) -> Wording {
        // What is not stored has no id to be kept under.
        let isStored = template.id.number > 0
        if isStored, let known = wordings[template.id] { return known }
        let wording = try Wording(template.text)
        guard isStored else { return wording }
        if wordings.count >= 200 { wordings.removeAll() }
        wordings[template.id] = wording
        return wording
    }
}
