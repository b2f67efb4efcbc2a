import Mustache
import Postroom

extension WaitingBill: Waiting {
    var reference: String { number }
    var key: Int { id.number }
    var address: String { "\(CustomerFrame.address(account))/invoices/\(number.percentEncoded)" }

    var ownEntries: [(String, Value)] {
        [
            ("date", .text(date.short)), ("amount", .text(amount.text)),
            ("outstanding", outstanding.minor == 0 ? .null : .text(outstanding.text)),
        ]
    }
}
