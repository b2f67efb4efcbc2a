import Mustache
import Postroom

/// The particulars of an organisation as a form: every field once, with how it is read and shown.
enum OrganisationForm {
    /// Fields in the order of the page.
    static func fields(_ organisation: Organisation) -> [FormField] {
        particulars(organisation) + contact(organisation) + sending(organisation) + bank(organisation)
            + letters(organisation)
    }

    /// The organisation with what was typed; lengths are checked here, everything else by the business.
    static func read(_ reader: inout EntryReader, into stored: Organisation) -> Organisation {
        var typed = stored
        func line(_ name: String, _ label: String, _ reader: inout EntryReader, _ max: Int = 200) -> String {
            reader.optionalText(name, label, max: max) ?? ""
        }
        typed.name = line("name", "Name", &reader, 100)
        typed.particulars.legalName = line("legal_name", "Legal name", &reader)
        typed.particulars.registeredIn = line("registered_in", "Registered in", &reader, 60)
        typed.particulars.registeredNumber = line("registered_number", "Registered number", &reader, 30)
        typed.particulars.registeredOffice = line("registered_office", "Registered office", &reader)
        typed.particulars.vatNumber = line("vat_number", "VAT number", &reader, 30)
        let address = reader.optionalLines("address", "Address", max: 400) ?? ""
        typed.address = address.split(separator: "\n").map { $0.trimmed }.filter { !$0.isEmpty }
        typed.telephone = line("telephone", "Telephone", &reader, 40)
        typed.email = line("email", "Email", &reader, 254)
        typed.website = line("website", "Website", &reader)
        typed.sender.name = line("sender_name", "Sender", &reader, 100)
        typed.sender.email = line("sender_email", "Sender’s address", &reader, 254)
        typed.sender.replyTo = line("reply_to", "Replies to", &reader, 254)
        if let currency = reader.optionalText("currency", "Currency", max: 3).flatMap({ Currency(code: $0) }) {
            typed.currency = currency
        }
        typed.bank.bank = line("bank_name", "Bank", &reader, 100)
        typed.bank.accountName = line("bank_account_name", "Account name", &reader, 100)
        typed.bank.sortCode = line("bank_sort_code", "Sort code", &reader, 12)
        typed.bank.accountNumber = line("bank_account_number", "Account number", &reader, 20)
        typed.bank.iban = line("bank_iban", "IBAN", &reader, 42)
        typed.signatory.name = line("signatory_name", "Signed by", &reader, 100)
        typed.signatory.title = line("signatory_title", "Title", &reader, 100)
        typed.letterLayout = line("letter_layout", "Letter layout", &reader, 40)
        let colour = line("accent_colour", "Accent colour", &reader, 7).lowercased()
        typed.accentColour = colour.hasPrefix("#") ? String(colour.dropFirst()) : colour
        typed.timeZoneName = line("time_zone", "Time zone", &reader, 60)
        return typed
    }

    // MARK: Sections

    private static let byLaw = "By law for Ltd, plc and LLP"

    private static func particulars(_ organisation: Organisation) -> [FormField] {
        let particulars = organisation.particulars
        return [
            field("name", "Name", organisation.name, limit: 100, isNeeded: true, hint: "As customers know you"),
            field(
                "legal_name", "Legal name", particulars.legalName, isNeeded: true,
                hint: "As registered, with Ltd, plc or LLP"),
            field(
                "registered_in", "Registered in", particulars.registeredIn, limit: 60, isNeeded: true,
                hint: "\(byLaw), such as England and Wales"),
            field(
                "registered_number", "Registered number", particulars.registeredNumber, limit: 30, isNeeded: true,
                hint: byLaw, width: "w-3"),
            field(
                "registered_office", "Registered office", particulars.registeredOffice, isNeeded: true,
                hint: "\(byLaw), on one line"),
            field("vat_number", "VAT number", particulars.vatNumber, limit: 30, width: "w-3"),
        ]
    }

    private static func contact(_ organisation: Organisation) -> [FormField] {
        var address = FormField(
            "address", "Address", .lines(rows: 4), value: organisation.address.joined(separator: "\n"))
        (address.limit, address.isOptional, address.hint) = (
            400, false, "For every letter. Without the name, which stands above it; at most six lines."
        )
        return [
            address,
            field("telephone", "Telephone", organisation.telephone, limit: 40, width: "w-3"),
            field("email", "Email", organisation.email, limit: 254, hint: "What customers are told to write to"),
            field("website", "Website", organisation.website),
        ]
    }

    private static func sending(_ organisation: Organisation) -> [FormField] {
        [
            field(
                "sender_name", "Sender", organisation.sender.name, limit: 100, hint: "The name that emails come from"),
            field(
                "sender_email", "Sender’s address", organisation.sender.email, limit: 254, isNeeded: true,
                hint: "Without it nothing can be emailed. Your mail relay must be allowed to send for it."),
            field(
                "reply_to", "Replies to", organisation.sender.replyTo, limit: 254,
                hint: "Where answers go, if elsewhere"),
        ]
    }

    private static func bank(_ organisation: Organisation) -> [FormField] {
        let bank = organisation.bank
        let currencies = CurrencyChoices.codes(with: organisation.currency)
        var currency = FormField(
            "currency", "Currency", .choice(currencies.map { ($0, $0) }), value: organisation.currency.code)
        currency.hint = "In which you bill. Files that name none are read in it. It stays once something is booked."
        return [
            currency,
            field("bank_name", "Bank", bank.bank, limit: 100),
            field("bank_account_name", "Account name", bank.accountName, limit: 100),
            field("bank_sort_code", "Sort code", bank.sortCode, limit: 12, width: "w-2"),
            field("bank_account_number", "Account number", bank.accountNumber, limit: 20, width: "w-2"),
            field("bank_iban", "IBAN", bank.iban, limit: 42),
        ]
    }

    private static func letters(_ organisation: Organisation) -> [FormField] {
        var layouts = Organisation.Layout.allCases.map { (value: $0.rawValue, title: $0.title) }
        if !layouts.contains(where: { $0.value == organisation.letterLayout }) {
            layouts.append((organisation.letterLayout, organisation.letterLayout))
        }
        let zones = zones(with: organisation.timeZoneName)
        var colour = field(
            "accent_colour", "Accent colour", organisation.accentColour, limit: 7, isNeeded: true, width: "w-2")
        colour.hint = "Six digits, such as 1f3a5f. Rules and headings of letters have it."
        return [
            field("signatory_name", "Signed by", organisation.signatory.name, limit: 100),
            field("signatory_title", "Title", organisation.signatory.title, limit: 100, hint: "Such as Credit control"),
            FormField("letter_layout", "Letter layout", .choice(layouts), value: organisation.letterLayout),
            colour,
            FormField("time_zone", "Time zone", .choice(zones), value: organisation.timeZoneName),
        ]
    }

    private static func field(
        _ name: String, _ label: String, _ value: String, limit: Int = 200, isNeeded: Bool = false, hint: String? = nil,
        width: String? = nil
    ) -> FormField {
        var field = FormField(name, label, value: value)
        (field.limit, field.isOptional, field.hint, field.width) = (limit, !isNeeded, hint, width)
        field.autocomplete = "off"
        return field
    }

    private static func zones(with current: String) -> [(value: String, title: String)] {
        let names = [
            "Europe/London", "Europe/Dublin", "Europe/Lisbon", "Europe/Paris", "Europe/Brussels", "Europe/Amsterdam",
            "Europe/Berlin", "Europe/Zurich", "Europe/Vienna", "Europe/Rome", "Europe/Madrid", "Europe/Copenhagen",
            "Europe/Oslo", "Europe/Stockholm", "Europe/Helsinki", "Europe/Warsaw", "Europe/Prague", "Europe/Athens",
            "Europe/Istanbul", "Atlantic/Canary", "America/New_York", "America/Chicago", "America/Denver",
            "America/Los_Angeles", "Asia/Dubai", "Asia/Singapore", "Australia/Sydney", "Pacific/Auckland", "UTC",
        ]
        return (names.contains(current) || current.isEmpty ? names : [current] + names).map {
            ($0, $0.replacing("_", with: " "))
        }
    }
}
