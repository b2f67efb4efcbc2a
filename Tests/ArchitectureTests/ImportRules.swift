/// Who may import whom. SwiftPM's own check lets transitive imports pass, so the lines themselves are read.
enum ImportRules {
    /// By folder, the innermost that matches; each line can be read left to right and none backwards.
    static let table: [(folder: String, mayImport: Set<String>)] = [
        ("Sources/Postroom/", ["SQL", "Digest"]),
        ("Sources/Press/", ["Postroom", "Mustache", "Markdown", "PDF"]),
        ("Sources/Web/", ["Postroom", "Press", "Mustache", "FastCGI", "Zip"]),
        ("Sources/Runner/", ["Postroom", "Press", "MIME", "Curl"]),
        ("Sources/Commands/Configuration/", []),
        ("Sources/Commands/Relay/", ["Configuration", "Curl"]),
        ("Sources/Commands/Web/", ["Configuration", "Web", "Postroom", "Memory"]),
        ("Sources/Commands/Runner/", ["Configuration", "RelaySettings", "Runner", "Postroom", "Curl", "Memory"]),
        (
            "Sources/Commands/Administration/",
            ["Configuration", "RelaySettings", "Postroom", "Press", "Runner", "SQL", "Mustache", "Curl"]
        ),
        ("Sources/Commands/Bench/", ["Postroom", "Press", "Runner", "SQL", "Support"]),
        ("Sources/Kits/SQL/", ["CSQLite"]),
        ("Sources/Kits/Digest/", ["CCrypto", "CCrypt"]),
        ("Sources/Kits/FastCGI/", ["CFastCGI"]),
        ("Sources/Kits/Mustache/", []),
        ("Sources/Kits/Markdown/", ["CMarkGFM"]),
        ("Sources/Kits/PDF/", ["CPango", "CQPDF"]),
        ("Sources/Kits/MIME/", []),
        ("Sources/Kits/Curl/", ["CCurl"]),
        ("Sources/Kits/Memory/", []),
        ("Sources/Kits/Zip/", []),
    ]

    /// The system's own, open to all.
    static let system: Set = ["Dispatch", "Foundation", "FoundationEssentials", "Glibc", "Synchronization"]

    /// Besides `Schema/` and files ending in `+SQL.swift`: the two that only hold a database for others to ask.
    static let holdersOfADatabase: Set = [
        "Sources/Postroom/Office.swift", "Sources/Postroom/Messages/SendLedger.swift",
    ]

    static func complaints(about file: SourceFile) -> [String] {
        guard let rule = table.first(where: { file.path.hasPrefix($0.folder) }) else {
            return ["\(file.path): no rule says what this folder may import"]
        }
        let imported = Set(file.imports).subtracting(system)
        let foreign = imported.subtracting(rule.mayImport).sorted().map { "\(file.path): may not import \($0)" }
        let isSQLHere = !file.path.hasPrefix("Sources/Kits/") && imported.contains("SQL")
        return isSQLHere && !mayWriteSQL(file)
            ? foreign + ["\(file.path): SQL belongs into a file ending in +SQL.swift"] : foreign
    }

    private static func mayWriteSQL(_ file: SourceFile) -> Bool {
        file.name.hasSuffix("+SQL.swift") || file.path.hasPrefix("Sources/Postroom/Schema/")
            || holdersOfADatabase.contains(file.path)
    }
}
