/// Where a page of a long list ended: the last row's value in the order of the list, and its id.
package struct ListCursor: Sendable, Equatable {
    /// Empty where the row has none.
    package let value: String
    package let id: Int

    package init(value: String, id: Int) {
        (self.value, self.id) = (value, id)
    }

    /// Reads `id.value`.
    package init?(text: String) {
        guard let dot = text.firstIndex(of: "."), let id = Int(text[..<dot]) else { return nil }
        self.init(value: String(text[text.index(after: dot)...]), id: id)
    }

    package var text: String { "\(id).\(value)" }
}
