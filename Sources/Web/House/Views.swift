package import Mustache

/// Every view, compiled once and shared by all threads.
package struct Views: Sendable {
    private let templates: TemplateSet
    /// In tests a name that a view asks for and no page gives is an error.
    private let strictness: Strictness
    /// Stands in the address of the stylesheet and the script, so that a browser may keep them for ever.
    let assets: String

    /// - Parameters:
    ///   - folder: `views/`, one folder for each feature.
    ///   - assets: changes with the files in `public/`.
    package init(folder: String, assets: String, strictness: Strictness = .lenient) throws {
        templates = try TemplateSet(folder: folder)
        self.assets = assets
        self.strictness = strictness
    }

    func fill(_ name: String, _ data: Value) throws -> [UInt8] {
        try templates.render(name, data, escape: .html, strictness: strictness)
    }
}
