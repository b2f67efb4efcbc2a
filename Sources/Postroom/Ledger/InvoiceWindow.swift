/// As much of a customer's invoices as a form shows at a time, the newest number first.
///
/// Nearly every customer's fit. Where they do not, the form goes through them in windows and keeps the ticks.
package struct InvoiceWindow: Sendable {
    package static let size = 500

    package let invoices: [Invoice]
    /// The last one shown, where there are older ones.
    package let older: ID<Invoice>?
    /// Whether newer ones came before.
    package let isLater: Bool
    /// Whether all of them are shown.
    package var isWhole: Bool { older == nil && !isLater }
}
