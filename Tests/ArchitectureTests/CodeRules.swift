/// What no source file may have, whatever it is about.
enum CodeRules {
    static let longest = 400

    /// Migrations only grow, and tables of data are as long as what they list.
    static func mayBeLong(_ file: SourceFile) -> Bool {
        file.name.hasPrefix("Migration") || file.name.hasSuffix("Table.swift")
    }

    static func complaints(about file: SourceFile) -> [String] {
        length(of: file)
            + file.complaints("promises the compiler what it cannot check", words: ["@unchecked Sendable"])
            + file.complaints("takes no answer for no row", words: ["try?"]) { line in
                line.contains(/try\?.*(database\.|in: office|office\.)/)
            }
            + leftovers(in: file)
    }

    static func length(of file: SourceFile) -> [String] {
        file.lines.count > longest && !mayBeLong(file) ? ["\(file.path): \(file.lines.count) lines"] : []
    }

    /// Comments that say the work is not done, in any of the languages that ship. A TODO of the customer's, as
    /// the product has them, is no such thing.
    static func leftovers(in file: SourceFile) -> [String] {
        let words = ["TODO:", "FIXME", "XXX:", "HACK:", "laceholder", "orem ipsum"]
        return file.complaints("is not finished", words: words) { line in
            line.contains(/(\/\/|\{\{!|<!--|\/\*|^\s*#\s).*(TODO:|FIXME|XXX:|HACK:|[Pp]laceholder)|[Ll]orem ipsum/)
        }
    }
}
