/// What an import knows of a customer and keeps up to date.
struct AccountRecord: Equatable {
    var name = ""
    var statusID: Int
    var classID: Int
    var kind = Customer.Kind.company
    var paymentMethod = Customer.PaymentMethod.bankTransfer
    var accountManagerID: Int?
    var creditControllerID: Int?
    var currency: Currency
    var terms = ""
    var receivesEmail = true
    var since: Day?
    var address = PostalAddress()
    /// Of the contact that imports keep; empty: there is none.
    var contactName = ""
    var salutation = ""
    var flagIDs: Set<Int> = []
    /// Names, of each kind at most one.
    var divisions: [Division.Kind: String] = [:]

    /// What differs, in the words of the fields.
    func differences(from old: AccountRecord) -> [String] {
        var names: [String] = []
        func compare(_ name: String, _ isSame: Bool) { if !isSame { names.append(name) } }
        compare("name", name == old.name)
        compare("status", statusID == old.statusID)
        compare("class", classID == old.classID && kind == old.kind)
        compare("payment method", paymentMethod == old.paymentMethod)
        compare("account manager", accountManagerID == old.accountManagerID)
        compare("credit controller", creditControllerID == old.creditControllerID)
        compare("currency", currency == old.currency)
        compare("terms", terms == old.terms)
        compare("receives email", receivesEmail == old.receivesEmail)
        compare("since", since == old.since)
        compare("address", address == old.address)
        compare("contact", contactName == old.contactName && salutation == old.salutation)
        compare("flags", flagIDs == old.flagIDs)
        for kind in Division.Kind.allCases {
            compare(kind.rawValue, divisions[kind]?.folded == old.divisions[kind]?.folded)
        }
        return names
    }

    /// Whether the columns of the customer itself differ, not what hangs on it.
    func differsItself(from old: AccountRecord) -> Bool {
        var same = self
        (same.address, same.flagIDs) = (old.address, old.flagIDs)
        (same.contactName, same.salutation) = (old.contactName, old.salutation)
        return same != old
    }
}
