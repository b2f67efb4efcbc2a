/// What an import learns about payments that somebody has to hear of: that one failed, came in, or topped up by itself.
///
/// A payment that changed is always news. One that is new to us is news only where it is young: a ledger that is taken
/// in with its past must not write to everybody whose payment failed last year.
struct ImportedPayments {
    /// A payment that is new to us and failed earlier than this is history, in days.
    static let freshness = 31

    enum Kind {
        case failed(isDirectDebit: Bool, reason: String)
        case received, toppedUp
    }

    struct Item {
        let payment: Int
        let customer: Int
        let amount: Money
        let day: Day
        let kind: Kind
    }

    /// Nothing is to be told: a dry run, or history.
    let isSilent: Bool
    private let today: Day
    private(set) var items: [Item] = []

    init(isSilent: Bool, today: Day) {
        (self.isSilent, self.today) = (isSilent, today)
    }

    /// - Parameter old: `nil`: we did not know it.
    mutating func note(_ payment: Int, was old: PaymentRecord?, is new: PaymentRecord) {
        guard !isSilent else { return }
        let day = new.failedOn ?? new.date
        if old == nil, day < today - Self.freshness { return }
        func add(_ kind: Kind) {
            items.append(
                Item(
                    payment: payment, customer: new.customerID, amount: Money(new.amount, new.currency), day: day,
                    kind: kind))
        }
        if new.status == .failed, old?.status != .failed {
            add(.failed(isDirectDebit: new.method == .directDebit, reason: new.failureReason))
        }
        if new.status == .taken, old?.status != .taken { add(.received) }
        if new.isAutoTopUp, old?.isAutoTopUp != true, new.status == .taken || new.status == .pending {
            add(.toppedUp)
        }
    }
}
