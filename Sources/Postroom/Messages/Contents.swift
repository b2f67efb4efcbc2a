/// What a message says and what travels with it.
package struct Contents: Sendable {
    package let text: String
    /// Empty: text only.
    package let html: String
    package let enclosures: [Enclosure]
    /// Whom the headers name; empty: the recipient alone.
    package var shownTo: [ShownAddress] = []
    package var shownCc: [ShownAddress] = []
}
