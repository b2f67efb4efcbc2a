/// What a message says and what travels with it.
package struct Contents: Sendable {
    package let text: String
    /// Empty: text only.
    package let html: String
    package let enclosures: [Enclosure]
}
