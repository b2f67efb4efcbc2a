import Mustache
import Postroom

/// What can wait to be emailed: a letter, or a bill.
protocol Waiting {
    var account: String { get }
    var customerName: String { get }
    var lastEmailed: Moment? { get }
    var recipients: [String] { get }
    /// Why it cannot be sent; `nil` where it can.
    var bar: String? { get }
    /// What speaks against sending it.
    var caution: String? { get }
    var isTickable: Bool { get }
    /// Whether it is ticked when the list is first shown.
    var isTicked: Bool { get }
    /// Its name among those of its kind.
    var reference: String { get }
    var key: Int { get }
    var address: String { get }
    /// The columns that only its kind has.
    var ownEntries: [(String, Value)] { get }
}
