import FastCGI
import Mustache
import Postroom

/// What somebody said about a kept file: its subject, a field for each column, how dates and currencies are meant.
///
/// It travels in addresses, so that every step can be reloaded, gone back to, and sent to a colleague.
struct ImportForm {
    let document: Document
    let subject: ImportSubject
    /// By column: the name of our field, empty to leave it out; none on the first visit, when the headings decide.
    let columns: [Int: String]
    let dates: DateOrder?
    let currency: Currency?
    /// Nothing follows from it.
    let isHistory: Bool

    /// - Throws: `TurnedAway.notFound` where the file is no longer kept.
    init(_ visit: Visit) throws {
        guard let id = ID<Document>(text: visit["document"]), let document = try Import.upload(id, in: visit.office)
        else { throw TurnedAway.notFound }
        let fields = visit.form.fields.all.isEmpty ? visit.query : visit.form.fields
        self.document = document
        subject = fields["subject"].flatMap(ImportSubject.init) ?? .accounts
        var columns: [Int: String] = [:]
        for (name, value) in fields.all where name.hasPrefix("c") {
            if let index = Int(name.dropFirst()), index >= 0 { columns[index] = value }
        }
        self.columns = columns
        dates = fields["dates"].flatMap(DateOrder.init)
        currency = fields["currency"].flatMap { Currency(code: $0) }
        isHistory = fields["history"] == "1"
    }

    static func address(of document: ID<Document>, subject: ImportSubject) -> String {
        "/import/files/\(document.number)?subject=\(subject.rawValue)"
    }

    /// The import as answered; headings are those of the file.
    func order(_ headings: [String], in office: Office) throws -> Import {
        var order = Import(subject, named: document.filename, source: .bytes(try document.bytes(in: office)))
        order.choices = headings.enumerated().compactMap { index, heading in
            guard let name = columns[index] else { return nil }
            let field = ImportField(name: name)
            return FieldMapping.Choice(
                heading: heading, field: field.flatMap { subject.fields.contains($0) ? $0 : nil })
        }
        order.dates = dates
        order.currency = currency
        order.isHistory = isHistory
        return order
    }

    /// The file read as it is, before anybody answers.
    func inspect(in office: Office) throws -> Inspection {
        try order([], in: office).inspect(in: office)
    }

    /// Names and values for the next step's address or hidden fields, always in the same order.
    var fields: [(name: String, value: String)] {
        var fields: [(name: String, value: String)] = [("subject", subject.rawValue)]
        fields += columns.sorted { $0.key < $1.key }.map { (name: "c\($0.key)", value: $0.value) }
        if let dates { fields.append(("dates", dates.rawValue)) }
        if let currency { fields.append(("currency", currency.code)) }
        if isHistory { fields.append(("history", "1")) }
        return fields
    }

    var query: String { fields.map { "\($0.name)=\($0.value.percentEncoded)" }.joined(separator: "&") }

    /// A field that two columns are to fill.
    var problems: [Problem] {
        let chosen = columns.values.filter { !$0.isEmpty }
        let twice = Set(chosen.filter { name in chosen.count { $0 == name } > 1 })
        return twice.sorted().map {
            Problem(field: "columns", "Two columns are set to “\($0)”. Choose one, and leave the other out.")
        }
    }
}
