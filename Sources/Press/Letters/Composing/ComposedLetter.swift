import PDF

/// A letter laid out: every page with everything on it in its place, not yet drawn.
package struct ComposedLetter {
    let letter: Letter
    let pages: [[Pager.Placed]]
    let address: AddressBlock

    package var pageCount: Int { pages.count }

    init(_ letter: Letter, typesetter: Typesetter) {
        self.letter = letter
        let frame = FrameComposer(typesetter: typesetter, letter: letter)
        let (placedAddress, block) = frame.address()
        address = block
        let pager = Pager(
            firstTop: letter.layout.bodyTop * LetterLook.millimetre, nextTop: LetterLook.continuationTop,
            bottom: LetterLook.bodyBottom)
        let body = Self.pages(of: letter, pager: pager, typesetter: typesetter)
        pages = body.enumerated().map { index, placed in
            let before =
                index == 0
                ? frame.letterhead() + placedAddress + frame.details() + frame.foldMarks() : frame.continuation()
            return before + placed + frame.footer(page: index + 1, of: body.count)
        }
    }

    /// The body dealt out. A slip that would need a page for itself is left out: the letter says all that it says.
    private static func pages(of letter: Letter, pager: Pager, typesetter: Typesetter) -> [[Pager.Placed]] {
        var body = self.body(of: letter, typesetter: typesetter)
        let pages = pager.pages(of: body.strips)
        guard let slip = letter.slip else { return pages }
        body.add(slip)
        let withSlip = pager.pages(of: body.strips)
        return withSlip.count == pages.count ? withSlip : pages
    }

    private static func body(of letter: Letter, typesetter: Typesetter) -> BodyComposer {
        var body = BodyComposer(typesetter: typesetter, colour: letter.letterhead.colour)
        if let heading = letter.heading { body.addSubject(heading) }
        if let salutation = letter.salutation {
            body.addParagraph(LetterText(salutation), LetterLook.body, spaceBefore: 10, keepsWithNext: true)
        }
        body.add(letter.opening)
        if let invoices = letter.invoices, !invoices.lines.isEmpty {
            body.add(invoices.table(letter.words), spaceBefore: 8)
        }
        if let payment = letter.payment {
            body.add(payment, words: letter.words, colour: letter.letterhead.colour)
        }
        body.add(letter.ending)
        body.addClosing(letter.closing, letter.signature)
        return body
    }
}
