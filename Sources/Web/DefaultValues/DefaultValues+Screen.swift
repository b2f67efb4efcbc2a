import Postroom

extension DefaultValues.Screen {
    /// Where the form is.
    var address: String {
        switch self {
        case .bulkMailings: "/bulk-mailings/new"
        case .quickSearch: "/quick-search"
        case .sendLetters: "/send-letters"
        }
    }

    var title: String {
        switch self {
        case .bulkMailings: "Bulk Mailing"
        case .quickSearch: "QuickSearch"
        case .sendLetters: "Send Letters"
        }
    }

    var entry: MainMenu.Entry {
        switch self {
        case .bulkMailings: .bulkMailing
        case .quickSearch: .quickSearch
        case .sendLetters: .sendLetters
        }
    }

    /// The id of the form.
    var form: String {
        switch self {
        case .bulkMailings: "mailing"
        case .quickSearch: "filters"
        case .sendLetters: "select"
        }
    }

    /// Names of fields that belong to the sending of a form and not to its settings.
    private static let passing: Set<String> = [
        FormTokens.field, "mailing_token", "send_token", "do", "switch_to", "find", "select", "sort", "down", "after",
        "again", "set", "go", "shown", "kept", "looked_at", "set_name", "share", "saved", "ticks", "seen", "letter",
        "version",
    ]

    static func isSetting(_ name: String) -> Bool { !passing.contains(name) }

    /// Whether a field may hold a day.
    static func holdsDay(_ name: String) -> Bool { name == "from" || name.hasPrefix("say_") }
}
