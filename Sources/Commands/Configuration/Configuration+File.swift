import Foundation

extension Configuration {
    /// Reads the `POSTROOM_…` variables and, where `POSTROOM_CONFIG` names one, a file of `NAME=value` lines.
    /// A variable outweighs the file. Without either, the public address is the one that bin/start was last run under.
    package static func read(
        _ environment: [String: String] = ProcessInfo.processInfo.environment
    ) throws(Misconfigured) -> Configuration {
        var values: [String: String] = [:]
        if let path = environment["POSTROOM_CONFIG"], !path.isEmpty {
            guard let bytes = FileManager.default.contents(atPath: path) else {
                throw Misconfigured(sentences: [
                    "The file \(path), which POSTROOM_CONFIG names, cannot be read."
                ])
            }
            values = try parse(String(decoding: bytes, as: UTF8.self), path: path)
        }
        let names = Set(Setting.all.map(\.name))
        for (name, value) in environment where names.contains(name) { values[name] = value }
        if (values["POSTROOM_PUBLIC_URL"] ?? "").isEmpty {
            values["POSTROOM_PUBLIC_URL"] = lastAddress(values["POSTROOM_DATA"] ?? "")
        }
        return try Configuration(values: values)
    }

    /// What bin/start left in the data folder; `nil` where it was not used.
    private static func lastAddress(_ data: String) -> String? {
        FileManager.default.contents(atPath: (data.isEmpty ? "data" : data) + "/public-url").map {
            String(decoding: $0, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
        }
    }

    /// Lines of `NAME=value`; empty ones and those that begin with `#` are left out, quotes round a value taken off.
    static func parse(_ text: String, path: String) throws(Misconfigured) -> [String: String] {
        var values: [String: String] = [:]
        var sentences: [String] = []
        let lines = text.split(
            omittingEmptySubsequences: false, whereSeparator: { (letter: Character) in letter.isNewline })
        for (index, line) in lines.enumerated() {
            let line = line.trimmingCharacters(in: .whitespaces)
            if line.isEmpty || line.hasPrefix("#") { continue }
            let halves = line.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            let name = halves[0].trimmingCharacters(in: .whitespaces)
            guard halves.count == 2 else {
                sentences.append("\(path), line \(index + 1): write NAME=value.")
                continue
            }
            guard Setting.all.contains(where: { $0.name == name }) else {
                sentences.append("\(path), line \(index + 1): there is no setting \(name).")
                continue
            }
            values[name] = unquoted(halves[1].trimmingCharacters(in: .whitespaces))
        }
        guard sentences.isEmpty else { throw Misconfigured(sentences: sentences) }
        return values
    }

    private static func unquoted(_ value: String) -> String {
        for quote in ["\"", "'"]
        where value.count >= 2 && value.hasPrefix(quote) && value.hasSuffix(quote) {
            return String(value.dropFirst().dropLast())
        }
        return value
    }
}
