import FoundationEssentials

extension TemplateSet {
    private static let endings = [".html", ".mustache", ".md"]

    /// Compiles every `.html`, `.mustache` and `.md` file in a folder and the folders in it.
    /// A template is called as its path there, without the ending: `customers/show`.
    ///
    /// - Throws: `MustacheError` for a file that breaks the rules, or the file system's own complaint.
    package init(folder: String) throws {
        var paths: [String: String] = [:]
        for path in try FileManager.default.subpathsOfDirectory(atPath: folder).sorted() {
            guard let ending = Self.endings.first(where: path.hasSuffix) else { continue }
            let name = String(path.dropLast(ending.count))
            if let other = paths.updateValue(path, forKey: name) {
                throw MustacheError(template: path, line: 0, message: "\(other) has the same name")
            }
        }
        try self.init(
            paths.sorted { $0.key < $1.key }.map { name, path in
                try Template(bytes: Array(try Data(contentsOf: URL(filePath: folder + "/" + path))), name: name)
            })
    }
}
