import Markdown

/// The filled body of a template, cut at the places where a block is put.
struct Body {
    enum Piece {
        case text([Block])
        case place(Place)
    }

    let pieces: [Piece]

    init(markdown: String) {
        var pieces: [Piece] = []
        var run: [Block] = []
        for block in Markdown.Document(markdown: markdown).blocks {
            guard case .paragraph(let inlines) = block, let place = Place.at(inlines.plainText) else {
                run.append(block)
                continue
            }
            if !run.isEmpty { pieces.append(.text(run)) }
            run = []
            pieces.append(.place(place))
        }
        if !run.isEmpty { pieces.append(.text(run)) }
        self.pieces = pieces
    }
}
