/// The id of a record of one kind. A customer's id cannot be passed where an invoice's is wanted.
package struct ID<Noun>: Hashable, Sendable {
    package let number: Int

    package init(_ number: Int) {
        self.number = number
    }

    /// Reads an id from an address or a form; `nil` for anything but a positive whole number.
    package init?(text: String) {
        guard let number = Int(text), number > 0 else { return nil }
        self.number = number
    }
}

/// In kept content an id is its number.
extension ID: Codable {
    package init(from decoder: any Decoder) throws {
        number = try decoder.singleValueContainer().decode(Int.self)
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(number)
    }
}
