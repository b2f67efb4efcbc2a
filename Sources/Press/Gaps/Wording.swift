import Mustache
import Postroom

/// The words of one template version, compiled once and filled for every letter.
///
/// Gaps are filled as data, never as markup.
struct Wording: Sendable {
    private let subject: Mustache.Template
    private let body: Mustache.Template
    private let places: TemplateSet

    init(_ text: TemplateText) throws(CannotPrint) {
        do {
            subject = try Mustache.Template(text.subject, name: "the subject")
            body = try Mustache.Template(text.body, name: "the text")
            var sources: [String: String] = [:]
            for place in Place.allCases { sources[place.rawValue] = "\n\n\(place.mark)\n\n" }
            places = try TemplateSet(sources: sources)
        } catch {
            throw CannotPrint(reason: "The template cannot be used: \(error)")
        }
    }

    /// Fills subject and body.
    ///
    /// - Parameter protect: keeps a value from being read as the body's markup.
    /// - Throws: `CannotPrint`, naming every gap that has no value.
    func filled(
        with value: Value, protect: @escaping @Sendable (String) -> String
    ) throws(CannotPrint) -> (subject: String, body: String) {
        let heading = try fill(subject, with: value, escape: .none)
        let text = try fill(
            body, with: value, escape: .custom { protect($0.filter { $0 != "\u{E000}" && $0 != "\u{E001}" }) })
        return (heading.replacing("\n", with: " ").trimmed, text)
    }

    private func fill(_ template: Mustache.Template, with value: Value, escape: Escape) throws(CannotPrint) -> String {
        do {
            let missing = try places.missingNames(of: template, in: value)
            guard missing.isEmpty else {
                let names = missing.map { "{{\($0.name)}}" }.joined(separator: ", ")
                throw CannotPrint(reason: "There is no value for \(names) in \(template.name) of the template.")
            }
            return String(
                decoding: try places.render(template, value, escape: escape, strictness: .strict), as: UTF8.self)
        } catch let error as CannotPrint {
            throw error
        } catch {
            throw CannotPrint(reason: "The template cannot be used: \(error)")
        }
    }
}
