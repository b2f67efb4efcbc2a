/// Words that share one style inside a paragraph.
package struct TextRun: Sendable {
    package let text: String
    package let style: TextStyle

    package init(_ text: String, _ style: TextStyle) {
        self.text = text
        self.style = style
    }
}
