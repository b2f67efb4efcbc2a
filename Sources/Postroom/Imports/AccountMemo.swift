/// The accounts that a file has named so far, so that each is looked up once.
struct AccountMemo {
    /// What ledger rows need to know of their customer.
    struct Entry {
        let id: Int
        let currency: Currency
    }

    var known: [String: Entry?] = [:]
}
