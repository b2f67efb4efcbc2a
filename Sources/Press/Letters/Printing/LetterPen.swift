import PDF

/// Draws composed pages and tells the document what each part is.
struct LetterPen {
    let document: PDFDocument
    private var open: Strip.Part?
    /// How many tags are open for the part.
    private var depth = 0

    init(document: PDFDocument) {
        self.document = document
        document.begin(.document)
    }

    mutating func draw(_ page: [Pager.Placed]) {
        document.beginPage(
            width: LetterLayout.pageWidth * LetterLook.millimetre,
            height: LetterLayout.pageHeight * LetterLook.millimetre)
        for placed in page {
            if placed.strip.part == .decoration {
                document.decorate { draw(placed.strip.marks, top: placed.top, tagged: false) }
            } else {
                enter(placed.strip.part)
                draw(placed.strip.marks, top: placed.top, tagged: true)
            }
        }
    }

    mutating func finish() {
        leave(down: 0)
        document.end()
    }

    /// Opens the tags of a part, unless they are open already.
    private mutating func enter(_ part: Strip.Part) {
        if case .tableRow(let table, _) = part {
            leave(down: open?.table == table ? 1 : 0)
            if depth == 0 { begin(.table) }
            begin(.tableRow)
        } else if part != open {
            leave(down: open?.list != nil && open?.list == part.list ? 1 : 0)
            switch part {
            case .plain(let tag, _): begin(tag)
            case .listItem:
                if depth == 0 { begin(.list) }
                begin(.listItem)
            case .tableRow, .decoration: break
            }
        }
        open = part
    }

    private mutating func begin(_ tag: Tag) {
        document.begin(tag)
        depth += 1
    }

    private mutating func leave(down wanted: Int) {
        while depth > wanted {
            document.end()
            depth -= 1
        }
    }

    /// Draws marks. One without a tag of its own goes on with the tag before it.
    private mutating func draw(_ marks: [Mark], top: Double, tagged: Bool) {
        var isTagOpen = false
        func endTag() {
            if isTagOpen { document.end() }
            isTagOpen = false
        }
        for mark in marks {
            switch mark {
            case .text(let line, let x, let baseline, _, let tag):
                if tagged, let tag {
                    endTag()
                    document.begin(tag)
                    isTagOpen = true
                } else if tagged, open?.list != nil, depth == 2 {
                    endTag()
                    begin(.listBody)
                }
                document.draw(line, x: x, y: top + baseline)
            case .fill(let box, let colour):
                document.fill(Rectangle(x: box.x, y: top + box.y, width: box.width, height: box.height), colour)
            case .shapes(let shapes, let box, _):
                document.draw(
                    shapes, in: Rectangle(x: box.x, y: top + box.y, width: box.width, height: box.height))
            case .empty(let tag):
                guard tagged else { continue }
                endTag()
                document.begin(tag)
                document.end()
            }
        }
        endTag()
    }
}
