/// The tree of a document's parts, and which marks on which page belong to each.
struct Structure {
    enum Child {
        case part(Int)
        case mark(page: Int, number: Int)
    }

    struct Part {
        let tag: Tag
        let parent: Int?
        var children: [Child] = []
        /// A figure's place on its page, in the page's own coordinates.
        var box: Rectangle?
    }

    private(set) var parts: [Part] = []
    private(set) var open: [Int] = []
    /// For each page, the part to which each of its marks belongs.
    private(set) var owners: [[Int]] = []

    mutating func begin(_ tag: Tag) {
        let number = parts.count
        parts.append(Part(tag: tag, parent: open.last))
        if let parent = open.last { parts[parent].children.append(.part(number)) }
        open.append(number)
    }

    mutating func end() {
        open.removeLast()
    }

    mutating func beginPage() {
        owners.append([])
    }

    /// The number of a new mark on the newest page, belonging to the part that is open.
    mutating func mark() -> (part: Part, number: Int)? {
        guard let part = open.last, let page = owners.indices.last else { return nil }
        let number = owners[page].count
        owners[page].append(part)
        parts[part].children.append(.mark(page: page, number: number))
        return (parts[part], number)
    }

    mutating func setBox(_ box: Rectangle) {
        guard let part = open.last else { return }
        parts[part].box = box
    }
}
