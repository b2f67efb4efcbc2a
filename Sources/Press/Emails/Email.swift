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

    /// - Parameter blocks: what a place of the template is filled with; a note has nothing to put there.
    init(subject: String, body: Body, organisation: Organisation, blocks put: (Place) -> [Block] = { _ in [] }) {
        self.subject = subject
        let footer = organisation.registeredParticulars
        let blocks = body.pieces.map { piece -> (html: String, text: String) in
            switch piece {
            case .text(let blocks):
                let document = Markdown.Document(blocks: blocks)
                return (HTML.render(document), PlainText.render(document))
            case .place(let place):
                let document = Markdown.Document(blocks: put(place))
                return (HTML.render(document), PlainText.render(document))
            }
        }
        text =
            blocks.map { $0.text.trimmed }.filter { !$0.isEmpty }.joined(separator: "\n\n") + "\n\n-- \n"
            + PlainText.render(Markdown.Document(blocks: [.paragraph([.text(footer)])])).trimmed + "\n"
        html = EmailSheet.page(
            subject: subject, accent: organisation.accentColour, organisation: organisation.name,
            body: blocks.map(\.html).joined(), footer: footer)
    }
}
