/// The pages: that all that is drawn belongs to a part or is no content, and that its characters can be read out.
extension Matterhorn {
    static let painting: Set = ["Tj", "TJ", "'", "\"", "f", "F", "f*", "S", "s", "B", "B*", "b", "b*", "Do", "sh"]

    mutating func checkPage(
        _ page: PaperInside.Object, named name: String, parents: [Int: [Any]], where place: String
    ) {
        require(page["/Annots"] == nil, "28-000 annotations, of which nothing is checked here")
        let fonts = paper.dictionary(paper.dictionary(page["/Resources"])?["/Font"]) ?? [:]
        var codes: [String: Set<String>] = [:]
        var font = ""
        var marks = PageMarks(
            page: name, place: place, parents: (page["/StructParents"] as? Int).flatMap { parents[$0] } ?? [])
        for instruction in ContentStream(paper.bytes(page["/Contents"]) ?? []) {
            switch instruction.name {
            case "BMC", "BDC": begin(instruction, &marks)
            case "EMC": require(marks.open.popLast() != nil, "01-006 \(place): an end without a beginning")
            case "Tf": font = instruction.words.first ?? ""
            case let name where Self.painting.contains(name):
                let isTagged = marks.open.contains { $0.mark != nil || $0.tag == "/Artifact" }
                require(isTagged, "01-005 \(place): \(name) is neither content nor artifact")
                for word in instruction.words where word.hasPrefix("<") && word != "<<" {
                    codes[font, default: []].formUnion(Self.codes(word))
                }
            default: break
            }
        }
        let addsUp = marks.open.isEmpty && marks.seen.count == marks.parents.count
        require(addsUp, "01-006 \(place): marks that do not add up")
        for (font, used) in codes.sorted(by: { $0.key < $1.key }) { checkFont(fonts[font], used, "\(place), \(font)") }
    }

    /// What is open in a page's content, and what has been met.
    struct PageMarks {
        let page: String
        let place: String
        let parents: [Any]
        var open: [(tag: String, mark: Int?)] = []
        var seen: Set<Int> = []
    }

    mutating func begin(_ instruction: ContentStream.Instruction, _ marks: inout PageMarks) {
        let place = marks.place
        let tag = instruction.words.first ?? ""
        let mark = instruction.words.firstIndex(of: "/MCID").flatMap { Int(instruction.words[$0 + 1]) }
        let isInContent = marks.open.contains { $0.mark != nil }
        require(tag != "/Artifact" || !isInContent, "01-003 \(place): an artifact in content")
        marks.open.append((tag, mark))
        guard let mark else { return }
        require(!marks.open.contains { $0.tag == "/Artifact" }, "01-004 \(place): content in an artifact")
        require(!isInContent && marks.seen.insert(mark).inserted, "01-006 \(place): mark \(mark) twice or in another")
        let part = owners["\(marks.page) \(mark)"]
        require(part != nil && kind(part) == tag, "01-006 \(place): mark \(mark) is no \(tag)")
        let parent = marks.parents.indices.contains(mark) ? marks.parents[mark] as? String : nil
        require(parent == part, "01-006 \(place): mark \(mark) leads back to another part")
    }

    static func codes(_ word: String) -> [String] {
        let digits = Array(word.uppercased().dropFirst().dropLast())
        return stride(from: 0, to: digits.count - 3, by: 4).map { String(digits[$0..<$0 + 4]) }
    }

    mutating func checkFont(_ reference: Any?, _ codes: Set<String>, _ place: String) {
        let font = paper.dictionary(reference)
        let inner = paper.dictionary(paper.list(font?["/DescendantFonts"]).first)
        let descriptor = paper.dictionary(inner?["/FontDescriptor"])
        require(font?["/Encoding"] as? String == "/Identity-H", "31-007 \(place): its encoding is not Identity-H")
        let isMapped = inner?["/Subtype"] as? String == "/CIDFontType0" || inner?["/CIDToGIDMap"] != nil
        require(isMapped, "31-005 \(place): no table from codes to glyphs")
        let program = descriptor?["/FontFile2"] ?? descriptor?["/FontFile3"]
        require(paper.bytes(program)?.isEmpty == false, "31-009 \(place): the font is not embedded")
        require(!codes.contains("0000"), "31-030 \(place): shows the glyph of what it has no glyph for")
        let table = String(decoding: paper.bytes(font?["/ToUnicode"]) ?? [], as: UTF8.self).uppercased()
        var named: Set<String> = []
        for line in table.matches(of: /<([0-9A-F]{4})>\s*<([0-9A-F]+)>/) where line.2.count >= 4 {
            named.insert(String(line.1))
            require(!["0000", "FEFF", "FFFE"].contains(line.2), "31-028 \(place): \(line.1) stands for no character")
        }
        require(codes.isSubset(of: named), "10-001 \(place): \(codes.subtracting(named).sorted()) cannot be read out")
    }
}
