import Foundation

/// The checkout that these tests were compiled from.
enum Checkout {
    static var root: URL {
        URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    }

    static func file(_ path: String) throws -> SourceFile {
        SourceFile(path: path, text: try String(contentsOf: root.appending(path: path), encoding: .utf8))
    }

    /// Every file under the folders whose name ends so, in the order of their paths.
    static func files(under folders: String..., ending endings: [String] = [".swift"]) throws -> [SourceFile] {
        try folders.flatMap { folder in
            try FileManager.default.subpathsOfDirectory(
                atPath: root.appending(path: folder).path(percentEncoded: false)
            )
            .filter { path in endings.contains(where: path.hasSuffix) && !path.contains("__pycache__") }
            .sorted()
            .map { try file("\(folder)/\($0)") }
        }
    }
}
