import FastCGI
import Mustache
import Postroom

/// Communication Preferences of a customer.
enum PreferencesPage {
    static func form(_ visit: Visit) throws -> Reply {
        let frame = try CustomerFrame(visit)
        try frame.office.require(.edit, of: .customers)
        return try form(frame, try frame.customer.preferences(in: frame.office))
    }

    static func save(_ visit: Visit) throws -> Reply {
        let frame = try CustomerFrame(visit)
        let wanted = CommunicationPreferences(
            channel: visit.form["channel"].flatMap(CommunicationPreferences.Channel.init),
            receivesEmail: visit.form["receives_email"] == "1", version: visit.form["version"].flatMap { Int($0) } ?? 0)
        switch try frame.customer.prefer(wanted, in: frame.office) {
        case .saved(let lacksAddress):
            let warning = " There is no billing address to post letters to yet."
            return visit.redirect(
                to: "\(frame.address)/contacts",
                saying: "Communication preferences saved." + (lacksAddress ? warning : ""))
        case .outdated(let now):
            let problem = Problem(
                "Somebody has changed this customer meanwhile. Now it says: \(words(now).joined(separator: ", ")). "
                    + "Save again to put yours in its place.")
            let again = CommunicationPreferences(
                channel: wanted.channel, receivesEmail: wanted.receivesEmail, version: now.version)
            return try form(frame, again, [problem])
        }
    }

    /// Such as `Prefers post` and `Receives email correspondence`.
    static func words(_ preferences: CommunicationPreferences) -> [String] {
        [
            preferences.channel.map { "Prefers \($0.title.lowercased())" } ?? "No preferred channel",
            preferences.receivesEmail
                ? "Receives email correspondence" : "Not set to receive email correspondence",
        ]
    }

    private static func form(
        _ frame: CustomerFrame, _ preferences: CommunicationPreferences, _ problems: [Problem] = []
    ) throws -> Reply {
        let channels =
            [("", "No preference", "As the type of correspondence has it.")]
            + CommunicationPreferences.Channel.allCases.map { channel in
                (
                    channel.rawValue, channel.title,
                    channel == .email
                        ? "Letters go by email."
                        : "Nothing that is sent to many is emailed by itself; it waits for post."
                )
            }
        return try frame.show(
            form: "customers/preferences", title: "Communication Preferences", problems: problems,
            [
                (
                    "channels",
                    .list(
                        channels.map { value, title, hint in
                            [
                                "value": .text(value), "title": .text(title), "hint": .text(hint),
                                "is_chosen": .bool(value == preferences.channel?.rawValue ?? ""),
                            ]
                        })
                ),
                ("receives_email", .bool(preferences.receivesEmail)), ("version", .integer(preferences.version)),
            ])
    }
}
