/// Tests send nothing further than the loopback: what looks like a host has a name or number kept for examples.
enum HostRules {
    /// The last is .test in Japanese.
    private static let kept: Set = ["example", "test", "invalid", "localhost", "xn--zckzah"]
    private static let keptNames: Set = ["example.com", "example.org", "example.net"]
    /// Names of vocabularies, which nobody fetches: the namespace of SVG.
    private static let vocabularies: Set = ["www.w3.org"]
    private static let keptNumbers = ["127.", "0.0.0.0", "192.0.2.", "198.51.100.", "203.0.113."]

    static func complaints(about file: SourceFile) -> [String] {
        zip(1..., file.lines).flatMap { number, line in
            foreignHosts(in: line).map { "\(file.path):\(number): \($0) is somebody's" }
        }
    }

    static func foreignHosts(in line: Substring) -> [String] {
        guard line.contains(".") else { return [] }
        let hosts = Set(named(in: line) + sounding(in: line)).filter { !isKept($0.lowercased()) }
        return hosts.sorted() + numbers(in: line)
    }

    /// What stands where a host stands in an address.
    private static func named(in line: Substring) -> [String] {
        guard line.contains("://") || line.contains("@") else { return [] }
        return line.matches(of: /(?i)(?:[:]\/\/|[a-z0-9]@)((?:[a-z0-9-]+\.)+[a-z][a-z0-9-]+)/).map { String($0.1) }
    }

    /// What ends like a host.
    private static func sounding(in line: Substring) -> [String] {
        guard [".com", ".org", ".net", ".co.uk", ".io"].contains(where: { line.contains($0) }) else { return [] }
        return line.matches(of: /(?i)((?:[a-z0-9-]+\.)+(?:com|org|net|co\.uk|io))(?![a-z0-9-])/).map { String($0.1) }
    }

    private static func numbers(in line: Substring) -> [String] {
        guard line.contains(where: \.isNumber) else { return [] }
        return line.matches(of: /((?:\d{1,3}\.){3}\d{1,3})/).map { String($0.1) }
            .filter { number in !keptNumbers.contains(where: number.hasPrefix) }
    }

    private static func isKept(_ name: String) -> Bool {
        guard !vocabularies.contains(name) else { return true }
        let pieces = name.split(separator: ".").filter { $0 != "eml" }  // a letter's file is named after its addressee
        return pieces.last.map { kept.contains(String($0)) } ?? false
            || keptNames.contains(pieces.suffix(2).joined(separator: "."))
    }
}
