/// Why a template could not be read or filled, and where.
package struct MustacheError: Error, Sendable, Equatable, CustomStringConvertible {
    package let template: String
    /// Counted from 1.
    package let line: Int
    package let message: String

    package init(template: String, line: Int, message: String) {
        self.template = template
        self.line = line
        self.message = message
    }

    package var description: String { "\(template), line \(line): \(message)" }
}
