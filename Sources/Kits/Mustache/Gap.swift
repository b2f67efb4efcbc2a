/// A place in a template where a name is asked for.
package struct Gap: Sendable, Hashable {
    /// As written, dots and all.
    package let name: String
    package let template: String
    /// Counted from 1.
    package let line: Int

    package init(name: String, template: String, line: Int) {
        self.name = name
        self.template = template
        self.line = line
    }
}
