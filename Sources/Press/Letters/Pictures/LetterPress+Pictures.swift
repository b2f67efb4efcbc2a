package import PDF

extension LetterPress {
    /// The letter as a PDF and as pictures, both from one laying out: they cannot differ.
    package func printWithPictures(_ letter: Letter) throws(CannotCutFont) -> (PrintedLetter, LetterPictures) {
        let composed = compose(letter)
        return (try print(letter, composed: composed), pictures(of: letter, composed: composed))
    }

    /// The letter as pictures of its pages, with whatever it found wrong with itself. Same letter, same pictures.
    package func pictures(of letter: Letter) -> LetterPictures {
        pictures(of: letter, composed: compose(letter))
    }

    /// The same of a letter that is laid out already.
    func pictures(of letter: Letter, composed: ComposedLetter) -> LetterPictures {
        let pages = composed.pages.enumerated().map { index, page in
            LetterPagePicture(page, number: index + 1, of: composed.pageCount, reference: letter.ourReference)
        }
        return LetterPictures(pages: pages, problems: LetterCheck(composed).problems())
    }
}
