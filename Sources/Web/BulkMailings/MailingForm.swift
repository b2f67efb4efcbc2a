import FastCGI
import Postroom

/// The form of a bulk mailing: what to send and how, and both ways to pick customers, of which one is shown and the
/// other kept.
struct MailingForm {
    let fields: Fields
    let filter: FilterForm
    let types: [CorrespondenceType]
    let entry: MailingEntry
    /// One form makes one list, however often it is sent.
    var token = FormWord.fresh()
    private(set) var problems: [Problem] = []
    /// What the form names and is there no more.
    let missing: Int

    init(_ fields: Fields, in office: Office) throws {
        self.fields = Fields(fields.all.filter { !Self.passing.contains($0.name) })
        filter = try FilterForm(fields, in: office)
        types = try MailingEntry.types(in: office)
        var entry = MailingEntry()
        entry.type = fields["type"].flatMap { ID(text: $0) }
        entry.action = fields["action"].flatMap(BulkMailing.Action.init) ?? .create
        entry.mode = fields["mode"].flatMap(BulkMailing.Mode.init) ?? .filters
        entry.filter = filter.filter
        entry.accounts = fields["accounts"] ?? ""
        entry.fields = self.fields.all
        if let type = types.first(where: { $0.id == entry.type }) {
            for section in MailingEntry.commonSections(of: type) {
                let said = (fields[MailingEntry.field(type.id, section)] ?? "").replacing("\r\n", with: "\n")
                if section.kind == .date { entry.dates[section.key] = said } else { entry.texts[section.key] = said }
            }
        }
        let isTypeGone = !(fields["type"] ?? "").isEmpty && !types.contains { $0.id == entry.type }
        missing = filter.missing + (isTypeGone ? 1 : 0)
        self.entry = entry
    }

    /// The form as it first shows: every status that allows correspondence.
    static func fresh(in office: Office) throws -> MailingForm {
        let statuses = try CustomerStatus.all(in: office).filter(\.allowsCorrespondence)
        return try MailingForm(Fields(statuses.map { ("status", String($0.id.number)) }), in: office)
    }

    /// The same with the other way to pick customers shown.
    func switched(to mode: BulkMailing.Mode, in office: Office) throws -> MailingForm {
        let others = fields.all.filter { $0.name != "mode" }
        var form = try MailingForm(Fields(others + [("mode", mode.rawValue)]), in: office)
        form.token = token
        return form
    }

    mutating func refuse(_ problems: [Problem]) { self.problems += problems }

    /// Problems of the side that is not shown do not matter.
    var filterProblems: [Problem] { entry.mode == .filters ? filter.problems : [] }

    /// What belongs to the sending of the form and not to its content.
    private static let passing: Set<String> = [
        FormTokens.field, "mailing_token", "do", "switch_to", "find", "sort", "down", "after", "again",
    ]
}
