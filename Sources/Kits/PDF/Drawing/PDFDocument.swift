/// A tagged PDF in the making: pages are drawn from the upper left corner, in points.
///
/// Whatever is drawn between `begin` and `end` belongs to that part of the document's structure. What is drawn
/// outside every part is decoration, which nobody is read aloud.
package final class PDFDocument {
    let information: DocumentInformation
    let typesetter: Typesetter
    private(set) var pages: [PageContent] = []
    private(set) var structure = Structure()
    private(set) var fonts = FontsInUse()
    private var openMark = OpenMark.none
    private var isDecorating = false

    private enum OpenMark: Equatable {
        case none, decoration
        case part(Int)
    }

    package init(_ information: DocumentInformation, typesetter: Typesetter) {
        self.information = information
        self.typesetter = typesetter
    }

    /// The names of the fonts used so far.
    package var fontNames: [String] { fonts.list.map(\.file.name) }

    package func beginPage(width: Double, height: Double) {
        closeMark()
        pages.append(PageContent(width: width, height: height))
        structure.beginPage()
    }

    package func begin(_ tag: Tag) {
        structure.begin(tag)
    }

    package func end() {
        structure.end()
    }

    /// What `body` draws is decoration, even inside a part.
    package func decorate(_ body: () -> Void) {
        let before = isDecorating
        isDecorating = true
        body()
        isDecorating = before
    }

    /// Draws one line of text with its baseline at `y`.
    package func draw(_ line: TextLine, x: Double, y: Double) {
        guard !line.pieces.isEmpty else { return }
        mark()
        pages[pages.count - 1].show(line, x: x, y: y, fonts: &fonts)
    }

    /// Fills a rectangle; a thin one is a rule. Always decoration.
    package func fill(_ box: Rectangle, _ colour: Colour) {
        decorate {
            mark()
            pages[pages.count - 1].fill(box, colour)
        }
    }

    /// Draws a shape stretched over `box`.
    package func draw(_ shapes: [VectorPath], in box: Rectangle) {
        mark()
        let page = pages.count - 1
        structure.setBox(Rectangle(x: box.x, y: pages[page].height - box.bottom, width: box.width, height: box.height))
        for shape in shapes { pages[page].fill(shape, in: box) }
    }

    /// The whole file.
    package func finish() throws(CannotCutFont) -> [UInt8] {
        precondition(!pages.isEmpty, "a document has pages")
        closeMark()
        var cuts: [CutFont] = []
        for used in fonts.list { cuts.append(try used.file.cut(for: used.extras, deflater: typesetter.deflater)) }
        for page in pages.indices { pages[page].settleCodes(cuts) }
        return FileWriter(document: self, cuts: cuts).write()
    }

    /// Sees to it that what comes next is drawn inside the right mark.
    private func mark() {
        let wanted: OpenMark =
            if !isDecorating, let part = structure.open.last { .part(part) } else { .decoration }
        guard wanted != openMark else { return }
        closeMark()
        let page = pages.count - 1
        if wanted == .decoration {
            pages[page].bytes.write("/Artifact BMC\n")
        } else if let (part, number) = structure.mark() {
            pages[page].bytes.write("/")
            pages[page].bytes.write(part.tag.name)
            pages[page].bytes.write("<</MCID ")
            pages[page].bytes.write(number)
            pages[page].bytes.write(">>BDC\n")
        }
        openMark = wanted
    }

    private func closeMark() {
        guard openMark != .none else { return }
        pages[pages.count - 1].bytes.write("EMC\n")
        openMark = .none
    }
}
