/// An invoice as a file gives it or the database has it.
struct InvoiceRecord: Equatable {
    var customerID: Int
    var date: Day
    var dueDate: Day
    /// Minor units, as is `outstanding`.
    var amount: Int
    var outstanding: Int
    var currency: Currency
    var reference = ""
    var purchaseOrder = ""
    var terms = ""
}
