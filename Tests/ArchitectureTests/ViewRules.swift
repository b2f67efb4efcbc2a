/// Every view is asked for by a page or by another view, and what is asked for is there.
struct ViewRules {
    /// Such as `customers/show`.
    let views: [String: SourceFile]
    let pages: [SourceFile]

    init(views: [SourceFile], pages: [SourceFile]) {
        self.views = Dictionary(uniqueKeysWithValues: views.map { (Self.name(of: $0), $0) })
        self.pages = pages
    }

    var unused: [String] {
        let (named, begun) = (named, Set(pages.flatMap(Self.beginnings)))
        return views.keys.filter { name in !named.contains(name) && !begun.contains(where: name.hasPrefix) }.sorted()
    }

    var missing: [String] { named.subtracting(views.keys).sorted() }

    private var named: Set<String> { Set(pages.flatMap(Self.names) + views.values.flatMap(Self.partials)) }

    private static func name(of view: SourceFile) -> String {
        String(view.path.dropFirst("views/".count).dropLast(".html".count))
    }

    /// Literals of pages that look like a view's name; a kind of content looks like one too.
    private static func names(in page: SourceFile) -> [String] {
        page.literals.filter { literal in
            literal.wholeMatch(of: /[a-z][a-z0-9-]*(\/[a-z][a-z0-9-]*)+/) != nil
                && literal.prefixMatch(of: /(application|text|image|multipart|message)\//) == nil
        }
    }

    /// Names that a page makes up from a folder and something it works out: `help/\(topic)`.
    private static func beginnings(in page: SourceFile) -> [String] {
        page.text.matches(of: /"([a-z][a-z0-9-]*\/)\\\(/).map { String($0.1) }
    }

    /// Partials and layouts of a view.
    private static func partials(in view: SourceFile) -> [String] {
        view.text.matches(of: /\{\{\s*[><]\s*([^\s}]+)\s*\}\}/).map { String($0.1) }
    }
}
