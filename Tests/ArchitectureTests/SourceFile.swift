import Foundation

/// One file of the checkout, by its path from the top.
struct SourceFile: Sendable {
    let path: String
    let text: String

    var lines: [Substring] { text.split(separator: "\n", omittingEmptySubsequences: false) }

    /// The path's last piece.
    var name: String { path.split(separator: "/").last.map(String.init) ?? path }

    /// The modules that the file imports.
    var imports: [String] {
        text.matches(
            of: /(?m)^\s*(?:@\w+ +)*(?:\w+ +)?import +(?:(?:struct|class|enum|func|protocol|var|let) +)?([A-Z]\w*)/
        )
        .map { String($0.1) }
    }

    /// What stands between plain quotes.
    var literals: [String] { text.matches(of: /"([^"\\\n]*)"/).map { String($0.1) } }

    /// The lines that hold one of the words and match, as `path:line: what`. Most files hold none, which is quickly seen.
    func complaints(_ what: String, words: [String], where isBad: (Substring) -> Bool = { _ in true }) -> [String] {
        guard words.contains(where: { text.contains($0) }) else { return [] }
        return zip(1..., lines)
            .filter { _, line in words.contains { line.contains($0) } && isBad(line) }
            .map { number, _ in "\(path):\(number): \(what)" }
    }
}
