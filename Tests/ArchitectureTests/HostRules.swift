/// Tests send nothing further than the loopback: what looks like a host has a name or number kept for examples.
enum HostRules {
    private static let kept: Set = ["example", "test", "invalid", "localhost"]
    private static let keptNames: Set = ["example.com", "example.org", "example.net"]
    private static let keptNumbers = ["127.", "0.0.0.0", "192.0.2.", "198.51.100.", "203.0.113."]

    static func complaints(about file: SourceFile) -> [String] {
        zip(1..., file.lines).flatMap { number, line in
            foreignHosts(in: line).map { "\(file.path):\(number): \($0) is somebody's" }
        }
    }

    static func foreignHosts(in line: Substring) -> [String] {
        let named = line.matches(of: /(?i)(?:[:]\/\/|@)((?:[a-z0-9-]+\.)+[a-z]{2,})\b/).map { String($0.1) }
        let sounding = line.matches(of: /(?i)\b((?:[a-z0-9-]+\.)+(?:com|org|net|co\.uk|io|de))\b/).map { String($0.1) }
        let numbers = line.matches(of: /\b((?:\d{1,3}\.){3}\d{1,3})\b/).map { String($0.1) }
        return Set(named + sounding).filter { !isKept($0.lowercased()) }.sorted()
            + numbers.filter { number in !keptNumbers.contains(where: number.hasPrefix) }
    }

    private static func isKept(_ name: String) -> Bool {
        let pieces = name.split(separator: ".")
        return pieces.last.map { kept.contains(String($0)) } ?? false
            || keptNames.contains(pieces.suffix(2).joined(separator: "."))
    }
}
