/// The accounts that a file has named so far, so that each is looked up once.
struct AccountMemo {
    /// What ledger rows need to know of their customer.
    struct Entry {
        let id: Int
        let currency: Currency
    }

    /// By the account number as the file writes it, so that a repeated one costs no more than finding it here.
    var known: [String: Entry] = [:]
}
