/// Compiled templates by name, which may put each other in. Never changed after it was made, so every thread may use it.
package struct TemplateSet: Sendable {
    private var templates: [String: (template: Template, base: Int)] = [:]
    private(set) var nameCount = 0

    package init(_ templates: [Template] = []) {
        for template in templates { add(template) }
    }

    /// - Parameter sources: texts by name.
    /// - Throws: for the first text that breaks the rules.
    package init(sources: [String: String]) throws(MustacheError) {
        for (name, source) in sources.sorted(by: { $0.key < $1.key }) { add(try Template(source, name: name)) }
    }

    package var names: [String] { templates.keys.sorted() }

    package subscript(name: String) -> Template? { templates[name]?.template }

    /// Partials and parents named in the set that are not in it.
    package var strayParts: [Gap] {
        names.flatMap { templates[$0]?.template.parts ?? [] }.filter { templates[$0.name] == nil }
    }

    /// Fills a template of the set.
    ///
    /// - Returns: UTF-8.
    /// - Throws: when the data lacks a name and the strictness says so, when there is no such template, or when
    ///   templates put each other in without end.
    package func render(
        _ name: String, _ data: Value, escape: Escape = .html, strictness: Strictness = .strict
    ) throws(MustacheError) -> [UInt8] {
        var renderer = Renderer(set: self, data: data, escape: escape, strictness: strictness)
        return try renderer.render(try entry(name))
    }

    /// Fills a template that need not be in the set but may put in those that are.
    package func render(
        _ template: Template, _ data: Value, escape: Escape = .html, strictness: Strictness = .strict
    ) throws(MustacheError) -> [UInt8] {
        var renderer = Renderer(
            set: self, data: data, escape: escape, strictness: strictness, extraNames: template.code.names.count)
        return try renderer.render(Renderer.Sheet(code: template.code, base: nameCount))
    }

    /// Every gap that would stay without a value: absent, null or an empty text. Sections count when they are absent.
    package func missingNames(of template: Template, in data: Value) throws(MustacheError) -> [Gap] {
        var renderer = Renderer(
            set: self, data: data, escape: .none, strictness: .lenient, extraNames: template.code.names.count)
        return try renderer.collect(Renderer.Sheet(code: template.code, base: nameCount))
    }

    func sheet(_ name: String) -> Renderer.Sheet? {
        templates[name].map { Renderer.Sheet(code: $0.template.code, base: $0.base) }
    }

    private func entry(_ name: String) throws(MustacheError) -> Renderer.Sheet {
        guard let sheet = sheet(name) else {
            throw MustacheError(template: name, line: 0, message: "there is no template of this name")
        }
        return sheet
    }

    private mutating func add(_ template: Template) {
        precondition(templates[template.name] == nil, "two templates are called \(template.name)")
        templates[template.name] = (template, nameCount)
        nameCount += template.code.names.count
    }
}
