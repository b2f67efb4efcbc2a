/// The fonts of one document, in the order of their first use.
struct FontsInUse {
    private(set) var list: [UsedFont] = []

    mutating func number(of file: FontFile) -> Int {
        if let known = list.firstIndex(where: { $0.file === file }) { return known }
        list.append(UsedFont(file))
        return list.count - 1
    }
}
