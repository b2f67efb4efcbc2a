/// Reads the settings one by one and collects what is wrong with them.
struct SettingReader {
    private let values: [String: String]
    /// What each setting turned out to be.
    private(set) var used: [String: String] = [:]
    private(set) var sentences: [String] = []

    init(values: [String: String]) {
        self.values = values
    }

    mutating func text(_ name: String, else derived: String = "") -> String {
        guard let setting = Setting.all.first(where: { $0.name == name }) else {
            preconditionFailure("\(name) is declared among the settings")
        }
        let set = values[name] ?? ""
        let value = set.isEmpty ? (derived.isEmpty ? setting.fallback : derived) : set
        used[name] = value
        return value
    }

    mutating func number(_ name: String, in range: ClosedRange<Int>) -> Int {
        let value = text(name)
        guard let number = Int(value), range.contains(number) else {
            sentences.append(
                "\(name) must be a whole number from \(range.lowerBound) to \(range.upperBound).")
            return range.lowerBound
        }
        return number
    }

    mutating func yesOrNo(_ name: String) -> Bool {
        switch text(name).lowercased() {
        case "yes", "on", "true", "1": return true
        case "no", "off", "false", "0": return false
        default:
            sentences.append("\(name) must be yes or no.")
            return false
        }
    }

    mutating func choice<Choice: RawRepresentable & CaseIterable>(
        _ name: String, else fallback: Choice
    ) -> Choice
    where Choice.RawValue == String {
        if let choice = Choice(rawValue: text(name).lowercased()) { return choice }
        sentences.append(
            "\(name) must be one of \(Choice.allCases.map(\.rawValue).joined(separator: ", ")).")
        return fallback
    }

    /// The address of a mailbox; empty for none.
    mutating func mailbox(_ name: String) -> String {
        let value = text(name)
        let scheme = value.prefix { $0 != ":" }
        guard value.isEmpty || ((scheme == "imap" || scheme == "imaps") && value.contains("://")) else {
            sentences.append("\(name) must begin with imaps:// or imap://.")
            return ""
        }
        if value.contains("@") { sentences.append("\(name) must not hold a name or a password; they have settings.") }
        return value
    }

    mutating func url(_ name: String) -> String {
        let value = text(name)
        guard value.hasPrefix("http://") || value.hasPrefix("https://") else {
            sentences.append("\(name) must begin with http:// or https://.")
            return value
        }
        return value.hasSuffix("/") ? String(value.dropLast()) : value
    }
}
