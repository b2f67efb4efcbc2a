/// What no source file may have, whatever it is about.
enum CodeRules {
    static let longest = 400

    /// Migrations only grow, and tables of data are as long as what they list.
    static func mayBeLong(_ file: SourceFile) -> Bool {
        file.name.hasPrefix("Migration") || file.name.hasSuffix("Table.swift")
    }

    static func complaints(about file: SourceFile) -> [String] {
        length(of: file)
            + file.complaints("promises the compiler what it cannot check") { $0.contains("@unchecked Sendable") }
            + file.complaints("takes no answer for no row") { $0.contains(/try\?.*\b(database|office)\b/) }
            + leftovers(in: file)
    }

    static func length(of file: SourceFile) -> [String] {
        file.lines.count > longest && !mayBeLong(file) ? ["\(file.path): \(file.lines.count) lines"] : []
    }

    /// Comments that say the work is not done, in any of the languages that ship. A TODO of the product is no such thing.
    static func leftovers(in file: SourceFile) -> [String] {
        file.complaints("is not finished") {
            $0.contains(
                /(\/\/|\{\{!|<!--|\/\*|^\s*#|^\s*\*).*(\b(TODO|FIXME|XXX|HACK)\b:?|(?i:\bplaceholder\b|\blorem ipsum\b))/
            )
                || $0.contains(/(?i)lorem ipsum/)
        }
    }
}
