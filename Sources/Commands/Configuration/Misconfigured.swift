/// Thrown where settings cannot be what they are set to; one sentence for each.
package struct Misconfigured: Error, CustomStringConvertible, Sendable {
    package let sentences: [String]

    package init(sentences: [String]) {
        self.sentences = sentences
    }

    package var description: String { sentences.joined(separator: "\n") }
}
