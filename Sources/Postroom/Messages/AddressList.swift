/// Email addresses as people type several of them: divided by commas, semicolons, spaces or new lines.
package struct AddressList: Sendable, Equatable {
    /// Each once, in the order typed.
    package let addresses: [EmailAddress]
    /// What is no address, as typed.
    package let wrong: [String]

    package init(_ typed: String) {
        var addresses: [EmailAddress] = []
        var wrong: [String] = []
        for piece in typed.split(whereSeparator: { $0.isWhitespace || $0 == "," || $0 == ";" }) {
            // `<a@b.example>` is how mail programs copy an address.
            let word =
                piece.hasPrefix("<") && piece.hasSuffix(">") ? String(piece.dropFirst().dropLast()) : String(piece)
            guard let address = EmailAddress(word) else {
                wrong.append(word)
                continue
            }
            if !addresses.contains(where: { $0.key == address.key }) { addresses.append(address) }
        }
        (self.addresses, self.wrong) = (addresses, wrong)
    }

    /// What to put right, naming what is wrong; `nil` where nothing is.
    package func problem(in field: String) -> Problem? {
        guard !wrong.isEmpty else { return nil }
        let named = wrong.prefix(5).map { "“\($0.shortened(to: 60))”" }.joined(separator: ", ")
        return Problem(
            field: field, wrong.count == 1 ? "\(named) is not an email address." : "\(named) are not email addresses.")
    }
}
