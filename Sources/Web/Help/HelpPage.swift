import FastCGI
import Mustache
import Postroom

/// Help: a task guide, a guide to mailing many, a reference of fields and statuses, a guide to emailing, a guide to importing.
enum HelpPage {
    /// A page of help; its name stands in addresses and is that of its view.
    enum Topic: String, CaseIterable {
        case tasks
        case bulkMailing = "bulk-mailing"
        case reference, emailing
        case importing = "import"
        case sendLetters = "send-letters"
        case defaultValues = "default-values"
        case sendBills = "send-bills"

        var title: String {
            switch self {
            case .tasks: "Correspondence: how to"
            case .bulkMailing: "Bulk Mailing"
            case .reference: "Fields and statuses"
            case .emailing: "How emails travel"
            case .importing: "Importing a ledger"
            case .sendLetters: "Send Letters"
            case .defaultValues: "Default Values"
            case .sendBills: "Send Bills"
            }
        }

        var lead: String {
            switch self {
            case .tasks: "The five things done most often, click by click"
            case .bulkMailing: "One letter for many customers, and chasing week by week"
            case .reference: "What each field is for, and what each status means"
            case .emailing: "Delivery, retries, and what to do when something is uncertain"
            case .importing: "Accounts, invoices and payments from a CSV file"
            case .sendLetters: "Emailing what was made and never sent"
            case .defaultValues: "Keeping the settings of a form under a name"
            case .sendBills: "Emailing bills that customers have not had"
            }
        }
    }

    static func index(_ visit: Visit) throws -> Reply {
        try visit.show("help/index", title: "Help", at: .help, [("topics", topics(nil))])
    }

    static func show(_ visit: Visit) throws -> Reply {
        guard let topic = Topic(rawValue: visit["topic"]) else { throw TurnedAway.notFound }
        return try visit.show(
            "help/\(topic.rawValue)", title: "\(topic.title), Help", at: .help,
            crumbs: [Crumb("Help", "/help"), Crumb(topic.title)],
            [
                ("heading", .text(topic.title)), ("lead", .text(topic.lead)), ("topics", topics(topic)),
                ("states", states), ("types", try types(visit.office)),
            ])
    }

    private static func topics(_ current: Topic?) -> Value {
        .list(
            Topic.allCases.filter { $0 != current }.map { topic in
                ["title": .text(topic.title), "lead": .text(topic.lead), "address": .text("/help/\(topic.rawValue)")]
            })
    }

    /// The types that may be chosen here, so that the reference never tells of others.
    private static func types(_ office: Office) throws -> Value {
        .list(
            try CorrespondenceType.available(in: office).map {
                ["name": .text($0.name), "purpose": .text($0.purpose), "class": .text($0.correspondenceClass.title)]
            })
    }

    /// The trays with the very words that the pages use.
    private static var states: Value {
        .list(
            Message.State.allCases.map {
                ["title": .text($0.title), "meaning": .text($0.meaning), "tone": .text($0.tone)]
            })
    }
}
