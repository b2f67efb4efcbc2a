package import FastCGI

/// One line of the site map: what is asked of which address, who may, and the page that answers.
package struct Route: Sendable {
    package typealias Page = @Sendable (Visit) throws -> Reply

    package let method: Method
    /// Such as `/customers/:account/correspondence/:number`; a word after a colon takes any one piece.
    package let pattern: String
    package let audience: Audience
    /// What stands between the pattern's slashes.
    let pieces: [String]
    let page: Page

    package init(_ method: Method, _ pattern: String, for audience: Audience = .staff, _ page: @escaping Page) {
        precondition(pattern.hasPrefix("/"), "\(pattern) does not begin with a slash")
        self.method = method
        self.pattern = pattern
        pieces = pattern.dropFirst().split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        self.audience = audience
        self.page = page
    }
}
