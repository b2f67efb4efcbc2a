import PDF

/// One page of a letter as a picture.
package struct LetterPagePicture: Sendable {
    /// Counted from 1.
    package let number: Int
    /// `Letter 12345/C001, page 1 of 2`
    package let title: String
    /// The words of the page's text as they are read, lines parted by a blank, without letterhead and foot.
    package let words: String
    /// A whole SVG document, which can also stand in an HTML page beside those of the other pages.
    package let svg: String

    init(_ page: [Pager.Placed], number: Int, of pages: Int, reference: String) {
        let mm = LetterLook.millimetre
        let title = "Letter \(reference), page \(number) of \(pages)"
        var picture = PagePicture(
            width: Self.hundredths(LetterLayout.pageWidth * mm), height: Self.hundredths(LetterLayout.pageHeight * mm),
            title: title)
        for placed in page {
            for mark in placed.strip.marks { Self.draw(mark, top: placed.top, on: &picture) }
        }
        self.number = number
        self.title = title
        words = page.filter(\.isBody).flatMap(\.strip.marks).compactMap(\.words).joined(separator: " ")
        svg = picture.finish()
    }

    private static func draw(_ mark: Mark, top: Double, on picture: inout PagePicture) {
        switch mark {
        case .text(let line, let x, let baseline, _, _): picture.draw(line, x: x, y: top + baseline)
        case .fill(let box, let colour):
            picture.fill(Rectangle(x: box.x, y: top + box.y, width: box.width, height: box.height), colour)
        case .shapes(let shapes, let box, _):
            picture.draw(shapes, in: Rectangle(x: box.x, y: top + box.y, width: box.width, height: box.height))
        case .empty: break
        }
    }

    private static func hundredths(_ number: Double) -> Double {
        (number * 100).rounded() / 100
    }
}

extension Pager.Placed {
    /// Whether it is part of what the letter says, rather than of the paper it is said on.
    fileprivate var isBody: Bool {
        switch strip.part {
        case .plain(_, let number): number >= 0
        case .listItem, .tableRow: true
        case .decoration: false
        }
    }
}

extension Mark {
    fileprivate var words: String? {
        if case .text(let line, _, _, _, _) = self { return line.text }
        return nil
    }
}
