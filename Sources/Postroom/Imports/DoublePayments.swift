/// Payments of a file that may count twice: the invoice they name came with less outstanding than its amount, and nothing
/// that is here says why. The ledger that it came from had most likely taken these very payments off already.
package struct DoublePayments: Sendable, Equatable {
    package private(set) var count = 0
    /// The first five such invoices, in the order of the file.
    package private(set) var invoices: [String] = []

    mutating func note(_ invoice: String) {
        count += 1
        if invoices.count < 5, !invoices.contains(invoice) { invoices.append(invoice) }
    }
}
