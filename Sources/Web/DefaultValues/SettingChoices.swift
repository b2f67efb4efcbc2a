import Postroom

/// What the fields of a form stand for: a status, a flag, a person, a type; and whether that is still there.
struct SettingChoices {
    /// What such a field chooses, and the names of all there is to choose from, by value.
    private typealias Choices = (noun: String, names: [String: String])

    private var choices: [String: Choices] = [:]
    private let flags: [String: String]

    init(for screen: DefaultValues.Screen, in office: Office) throws {
        let all = try FilterChoices(in: office)
        func names<Noun>(_ list: [(ID<Noun>, String)]) -> [String: String] {
            Dictionary(list.map { (String($0.0.number), $0.1) }) { first, _ in first }
        }
        let types = names(all.types.map { ($0.id, $0.name) })
        choices["status"] = ("status", names(all.statuses.map { ($0.id, $0.name) }))
        choices["class"] = ("customer class", names(all.classes.map { ($0.id, $0.name) }))
        choices["manager"] = ("account manager", names(all.managers.map { ($0.id, $0.name) }))
        choices["controller"] = ("credit controller", names(all.controllers.map { ($0.id, $0.name) }))
        for field in ["manager", "controller"] { choices[field]?.names["none"] = "Nobody" }
        for field in ["had", "lacks"] { choices[field] = ("correspondence type", types) }
        let offered: [(ID<CorrespondenceType>, String)] =
            switch screen {
            case .bulkMailings: try MailingEntry.types(in: office).map { ($0.id, $0.name) }
            case .quickSearch: []
            case .sendLetters: try SendLetters.types(in: office).map { ($0.id, $0.name) }
            }
        choices["type"] = ("correspondence type", names(offered))
        flags = Dictionary(all.flags.map { ("flag_\($0.id.number)", $0.name) }) { first, _ in first }
    }

    /// What the field chooses by this value; `nil` where it stands for no record.
    func title(_ name: String, _ value: String) -> String? {
        guard !value.isEmpty else { return nil }
        return name.hasPrefix("flag_") ? flags[name] : choices[name]?.names[value]
    }

    /// What is no longer there, such as `the flag “VIP”`; `nil` where nothing is amiss.
    func loss(_ setting: Setting) -> String? {
        guard !setting.value.isEmpty else { return nil }
        let called = setting.title.map { " “\($0)”" } ?? ""
        if setting.name.hasPrefix("flag_") {
            return flags[setting.name] == nil ? "the flag\(called)" : nil
        }
        guard let (noun, names) = choices[setting.name] else { return nil }
        return names[setting.value] == nil ? "the \(noun)\(called)" : nil
    }
}
