import Markdown
import Postroom

/// An email as it will leave: subject, plain text, HTML.
package struct Email: Sendable, Equatable {
    package let subject: String
    package let text: String
    package let html: String

    init(subject: String, body: Body, gaps: Gaps) {
        self.init(subject: subject, body: body, organisation: gaps.organisation) { EmailBlocks.blocks(for: $0, gaps) }
    }

    /// A message that somebody has written, in place of a template's.
    init(subject: String, written message: String, gaps: Gaps) {
        let document = Markdown.Document(markdown: message, lineEnds: .breaks)
        self.init(subject: subject, pieces: [document.blocks], organisation: gaps.organisation)
    }

    /// - Parameter blocks: what a place of the template is filled with; a note has nothing to put there.
    init(subject: String, body: Body, organisation: Organisation, blocks put: (Place) -> [Block] = { _ in [] }) {
        let pieces = body.pieces.map { piece -> [Block] in
            switch piece {
            case .text(let blocks): blocks
            case .place(let place): put(place)
            }
        }
        self.init(subject: subject, pieces: pieces, organisation: organisation)
    }

    private init(subject: String, pieces: [[Block]], organisation: Organisation) {
        self.subject = subject
        let footer = organisation.registeredParticulars
        let blocks = pieces.map { blocks -> (html: String, text: String) in
            let document = Markdown.Document(blocks: blocks)
            return (HTML.render(document), PlainText.render(document))
        }
        text =
            blocks.map { $0.text.trimmed }.filter { !$0.isEmpty }.joined(separator: "\n\n") + "\n\n-- \n"
            + PlainText.render(Markdown.Document(blocks: [.paragraph([.text(footer)])])).trimmed + "\n"
        html = EmailSheet.page(
            subject: subject, accent: organisation.accentColour, organisation: organisation.name,
            body: blocks.map(\.html).joined(), footer: footer)
    }
}
