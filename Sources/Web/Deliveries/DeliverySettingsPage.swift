import FastCGI
import Mustache
import Postroom

/// Settings > Organisation > Delivery reports: where mail returns to, and how a mail provider may report.
enum DeliverySettingsPage {
    static func show(_ visit: Visit) throws -> Reply { try page(visit) }

    static func save(_ visit: Visit) throws -> Reply {
        let written = visit.form["return_address"] ?? ""
        let problems = try DeliverySettings.setReturnAddress(written, in: visit.office)
        guard problems.isEmpty else { return try page(visit, typed: written, problems: problems) }
        return visit.redirect(to: "/organisation/deliveries", saying: "The return address is saved.")
    }

    /// Makes a new secret, or takes it away. A new one is shown on the answer itself, once, and never in an address.
    static func changeSecret(_ visit: Visit) throws -> Reply {
        if visit.form["do"] == "remove" {
            try DeliverySettings.removeWebhookSecret(in: visit.office)
            return visit.redirect(
                to: "/organisation/deliveries", saying: "Reports of a mail provider are no longer taken.")
        }
        return try page(visit, secret: try DeliverySettings.renewWebhookSecret(in: visit.office))
    }

    private static func page(
        _ visit: Visit, typed: String? = nil, secret: String? = nil, problems: [Problem] = []
    ) throws -> Reply {
        let office = visit.office
        let settings = try DeliverySettings.current(in: office)
        let organisation = try Organisation.current(in: office)
        var field = FormField(
            "return_address", "Return address", .line(type: "email"), value: typed ?? settings.returnAddress)
        field.hint =
            "Mail that cannot be delivered comes back here, with a mark of the message after a plus sign. Left empty, it comes back to the sender."
        (field.limit, field.isOptional, field.autocomplete) = (254, true, "off")
        let key = String(repeating: "0", count: 4)
        return try visit.show(
            "deliveries/show", title: ErrorSummary.title("Delivery reports", problems), at: .organisation,
            crumbs: [Crumb("Organisation", "/organisation"), Crumb("Delivery reports")],
            status: ErrorSummary.status(problems),
            ErrorSummary.entries(problems) + [
                field.entry(problems), ("may_edit", .bool(office.actor.may(.full, of: .configuration))),
                ("has_address", .bool(!settings.returnAddress.isEmpty)), ("stored", .text(settings.returnAddress)),
                ("example", Value(ReturnKey.address(settings.returnAddress, key: key + "…"))),
                ("has_secret", .bool(settings.hasWebhookSecret)), ("secret", Value(secret)),
                ("hook", .text("\(visit.settings.publicURL)/hooks/deliveries/\(organisation.code)")),
                ("strays", .text(settings.strays.grouped)), ("has_strays", .bool(settings.strays > 0)),
            ])
    }
}
