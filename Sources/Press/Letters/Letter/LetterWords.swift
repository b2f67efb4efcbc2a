/// The few words a letter brings itself, in the language of the letter.
package struct LetterWords: Hashable, Sendable {
    package var date = "Date"
    package var ourReference = "Our reference"
    package var yourReference = "Your reference"
    package var invoice = "Invoice"
    package var invoiceDate = "Date"
    package var dueDate = "Due date"
    package var amount = "Amount"
    package var outstanding = "Outstanding"
    package var daysOverdue = "Days overdue"
    package var howToPay = "How to pay"
    package var payee = "Pay to"
    package var bank = "Bank"
    package var sortCode = "Sort code"
    package var accountNumber = "Account number"
    package var iban = "IBAN"
    package var paymentReference = "Reference"
    /// `#` stands for the page, `##` for the number of pages.
    package var pageOfPages = "Page # of ##"

    package init() {}

    func page(_ page: Int, of pages: Int) -> String {
        let parts = pageOfPages.split(separator: "#", omittingEmptySubsequences: false)
        var words = ""
        var index = 0
        while index < parts.count {
            words += parts[index]
            let isPages = index + 2 < parts.count && parts[index + 1].isEmpty
            if index + 1 < parts.count { words += String(isPages ? pages : page) }
            index += isPages ? 2 : 1
        }
        return words
    }
}
