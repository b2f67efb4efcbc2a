package import Postroom

extension BillIntake {
    /// Takes in a file that nobody has looked into yet.
    ///
    /// - Parameter number: of the invoice, where somebody or a list has said it.
    package func take(
        unchecked bytes: [UInt8], named filename: String, for number: String? = nil, in office: Office
    ) throws -> Taken {
        let checked: CheckedPDF
        do {
            checked = try CheckedPDF(bytes)
        } catch {
            return try refuse(filename, error.sentence, in: office)
        }
        return try take(checked.bytes, pages: checked.pages, named: filename, for: number, in: office)
    }
}
