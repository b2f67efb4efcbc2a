/// The tree of parts: what each is, where it stands and what it says.
extension Matterhorn {
    static let known: Set = [
        "/Document", "/Sect", "/H1", "/H2", "/P", "/Table", "/TR", "/TH", "/TD", "/L", "/LI", "/Lbl", "/LBody",
        "/Figure",
    ]
    /// What may stand in a part, where that is laid down.
    static let inside: [String: Set<String>] = [
        "/Table": ["/TR"], "/TR": ["/TH", "/TD"], "/L": ["/LI"], "/LI": ["/Lbl", "/LBody"],
    ]
    /// Where a part may stand, where that is laid down.
    static let around: [String: String] = [
        "/TR": "/Table", "/TH": "/TR", "/TD": "/TR", "/LI": "/L", "/Lbl": "/LI", "/LBody": "/LI",
    ]

    func kids(of part: Any?) -> [Any] {
        guard let kids = paper.dictionary(part)?["/K"] else { return [] }
        return paper.value(kids) is [Any] ? paper.list(kids) : [kids]
    }

    func kind(_ part: Any?) -> String { paper.dictionary(part)?["/S"] as? String ?? "" }

    mutating func checkPart(_ reference: Any, parent: Any?, page: String?) {
        guard let name = reference as? String, let part = paper.dictionary(reference) else {
            complaints.append("01-006 a part that is none")
            return
        }
        let kind = kind(reference)
        require(Self.known.contains(kind), "02-001 \(kind) is no standard part")
        require(part["/P"] as? String == parent as? String, "09-001 \(kind) names another parent")
        require(Self.around[kind].map { $0 == self.kind(parent) } ?? true, "09-004 \(kind) in \(self.kind(parent))")
        let ownPage = part["/Pg"] as? String ?? page
        for kid in kids(of: reference) {
            if let number = kid as? Int {
                own(number, on: ownPage, name)
            } else if let mark = paper.dictionary(kid), let number = mark["/MCID"] as? Int {
                own(number, on: mark["/Pg"] as? String ?? ownPage, name)
            } else {
                require(Self.inside[kind]?.contains(self.kind(kid)) ?? true, "09-004 \(self.kind(kid)) in \(kind)")
                if let level = self.kind(kid).wholeMatch(of: /\/H([1-6])/) { headings.append(Int(level.1) ?? 0) }
                checkPart(kid, parent: reference, page: ownPage)
            }
        }
        checkMeaning(of: part, kind)
        if kind == "/Table" {
            let widths = Set(kids(of: reference).map { kids(of: $0).count })
            require(widths.count == 1, "15-003 rows of \(widths.sorted()) cells")
        }
    }

    mutating func own(_ number: Int, on page: String?, _ part: String) {
        let mark = "\(page ?? "nowhere") \(number)"
        require(owners.updateValue(part, forKey: mark) == nil, "01-006 mark \(mark) in two parts")
    }

    mutating func checkMeaning(of part: PaperInside.Object, _ kind: String) {
        if kind == "/Figure" {
            require(!(paper.text(part["/Alt"]) ?? "").isEmpty, "13-004 a figure without words")
        }
        if kind == "/TH" {
            let scope = paper.dictionary(part["/A"])?["/Scope"] as? String
            require(scope == "/Column" || scope == "/Row", "15-003 a heading cell without its scope")
        }
    }

    mutating func checkHeadings() {
        require(headings.first == 1, "14-002 the first heading is not of level 1")
        for (level, next) in zip(headings, headings.dropFirst()) {
            require(next <= level + 1, "14-003 a heading of level \(next) after \(level)")
        }
    }

    /// The parts of each page's marks, as a reader looks them up.
    var parents: [Int: [Any]] {
        let tree = paper.dictionary(paper.dictionary(paper.catalog["/StructTreeRoot"])?["/ParentTree"])
        let entries = paper.list(tree?["/Nums"])
        return Dictionary(
            uniqueKeysWithValues: stride(from: 0, to: entries.count - 1, by: 2).map {
                (entries[$0] as? Int ?? -1, paper.list(entries[$0 + 1]))
            })
    }
}
