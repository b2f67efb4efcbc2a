import PDF

/// A piece of a letter that is never cut: a line of a paragraph, a row of a table.
struct Strip {
    /// What the strip belongs to. Strips of the same part follow each other.
    enum Part: Hashable {
        case plain(Tag, number: Int)
        case listItem(list: Int, number: Int)
        case tableRow(table: Int, isHeading: Bool)
        /// Nothing anybody needs read aloud.
        case decoration
    }

    var part: Part
    var height: Double
    /// Falls away at the top of a page.
    var spaceBefore = 0.0
    /// Must not be the last strip on its page.
    var keepsWithNext = false
    /// Stands at the foot of its page, however little is above it.
    var isAtFoot = false
    var marks: [Mark] = []
}

extension Strip.Part {
    var table: Int? {
        if case .tableRow(let table, _) = self { return table }
        return nil
    }

    var list: Int? {
        if case .listItem(let list, _) = self { return list }
        return nil
    }
}
