import Mustache
import Postroom

/// What leads whoever set Postroom up to the first letter; shown to administrators until everything needed is there.
enum FirstStepsCard {
    static func entry(on visit: Visit) throws -> Value {
        let office = visit.office
        guard office.actor.may(.full, of: .configuration) else { return .null }
        let steps = try FirstSteps.taken(in: office)
        guard !steps.isDone else { return .null }
        return [
            "steps": .list([
                step(
                    "Say who writes", "/organisation#address", steps.hasParticulars,
                    "Your address and what the law wants on every letter"),
                step(
                    "Say from which address emails come", "/organisation#sender_email", steps.hasSender,
                    "Without it nothing can be emailed."),
                step("Import accounts", "/import?subject=accounts", steps.hasAccounts, "Your customers, as a CSV file"),
                step(
                    "Import invoices", "/import?subject=invoices", steps.hasInvoices, "And what is still owed on each"),
                relay(visit.settings),
                step(
                    "Bring colleagues", "/staff/new", steps.hasColleagues,
                    "Everybody signs in by themselves; nothing waits for this."),
            ])
        ]
    }

    private static func relay(_ settings: WebSettings) -> Value {
        settings.outboxFolder == nil
            ? step("Mail relay", "/messages", true, "Mail leaves by \(settings.relayName)")
            : step(
                "Set a mail relay", "/outbox", false,
                "Until POSTROOM_SMTP_HOST is set for bin/start, mail stays in the outbox and can be tried out safely.")
    }

    private static func step(_ title: String, _ address: String, _ isDone: Bool, _ hint: String) -> Value {
        ["title": .text(title), "address": .text(address), "is_done": .bool(isDone), "hint": .text(hint)]
    }
}
