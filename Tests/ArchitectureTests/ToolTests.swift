import Testing

/// A fresh machine has only what `bin/packages` names, so what a test calls must be in one of those packages.
@Suite struct `A program that tests call` {
    /// What comes with any Debian or Ubuntu.
    private static let always: Set = ["sha256sum", "kill", "mount", "umount"]
    private static let packages = [
        "pdftotext": "poppler-utils", "pdfinfo": "poppler-utils", "pdffonts": "poppler-utils",
        "pdftoppm": "poppler-utils", "rsvg-convert": "librsvg2-bin", "qpdf": "qpdf", "openssl": "openssl",
        "python3": "python3-venv",
    ]

    @Test func `is installed on a fresh machine`() throws {
        let installed = try Checkout.file("bin/packages").lines.filter { !$0.hasPrefix("#") }.flatMap { line in
            line.split(separator: " ").dropFirst().first?.split(separator: "|").map(String.init) ?? []
        }
        let called = Set(try Checkout.files(under: "Tests", ending: [".swift", ".py"]).flatMap(Self.programs))
        #expect(called.isSuperset(of: ["pdftotext", "qpdf", "rsvg-convert", "openssl", "python3", "kill"]))
        for program in called.subtracting(Self.always).sorted() {
            let package = Self.packages[program]
            #expect(package.map(installed.contains) == true, "\(program) is in no package of bin/packages")
        }
    }

    /// The programs that a file calls: by a tool's `run`, as first word of `arguments`, or by Python's `subprocess`.
    private static func programs(in file: SourceFile) -> [String] {
        let calls = [
            /(?:run|output|file)\(\s*"([a-z][a-z0-9-]+)",\s*\[/, /arguments = \[\s*"([a-z][a-z0-9-]+)"/,
            /subprocess\.(?:run|Popen)\(\s*\["([a-z][a-z0-9-]+)"/,
        ]
        return calls.flatMap { call in file.text.matches(of: call).map { String($0.1) } }
    }
}
