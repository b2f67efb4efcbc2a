package import PDF

/// Makes letters: lays them out, checks them, draws them. Keeps words and cut fonts from one letter to the next,
/// so each thread has its own. Memory is bounded.
package final class LetterPress {
    private let typesetter: Typesetter

    package init() {
        typesetter = Typesetter(language: "en-GB")
    }

    /// Lays a letter out without drawing it.
    package func compose(_ letter: Letter) -> ComposedLetter {
        ComposedLetter(letter, typesetter: typesetter)
    }

    /// The letter as a PDF, with whatever it found wrong with itself.
    package func print(_ letter: Letter) throws(CannotCutFont) -> PrintedLetter {
        try print(letter, composed: compose(letter))
    }

    /// The same of a letter that is laid out already.
    func print(_ letter: Letter, composed: ComposedLetter) throws(CannotCutFont) -> PrintedLetter {
        let document = PDFDocument(
            DocumentInformation(
                title: letter.title, author: letter.letterhead.name, language: letter.language,
                created: letter.created),
            typesetter: typesetter)
        var pen = LetterPen(document: document)
        for page in composed.pages { pen.draw(page) }
        pen.finish()
        let bytes = try document.finish()
        return PrintedLetter(
            bytes: bytes, pageCount: composed.pageCount, problems: LetterCheck(composed).problems())
    }
}
