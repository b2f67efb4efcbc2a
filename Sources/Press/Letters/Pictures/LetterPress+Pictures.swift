extension LetterPress {
    /// The letter as pictures of its pages, with whatever it found wrong with itself. Same letter, same pictures.
    package func pictures(of letter: Letter) -> LetterPictures {
        let composed = compose(letter)
        let pages = composed.pages.enumerated().map { index, page in
            LetterPagePicture(page, number: index + 1, of: composed.pageCount, reference: letter.ourReference)
        }
        return LetterPictures(pages: pages, problems: LetterCheck(composed).problems())
    }
}
