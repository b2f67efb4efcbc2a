extension CustomerFilter.Amounts {
    /// Reads an amount as people type it, such as `1,234.50` or `£50`, in hundredths; `nil` where it is none.
    package static func hundredths(_ text: String) -> Int? {
        guard let written = WrittenAmount(text.trimmed) else { return nil }
        do {
            return try written.minor(of: .pounds, mark: .point)
        } catch {
            return nil
        }
    }

    /// As a form shows hundredths: `1234.50`.
    package static func text(_ hundredths: Int) -> String {
        Money(hundredths, .pounds).plain
    }
}
