import Postroom
import SQL
import Support

/// A crowd of made-up customers, some of whom no letter may go to, and forms that pick them.
struct MailingCast {
    let office: Office

    init(customers: Int = 0) throws {
        office = try TestOffice.open()
        if customers > 0 { try Sample.generate(customers: customers, in: office) }
    }

    func type(_ code: String) throws -> CorrespondenceType {
        guard let type = try CorrespondenceType.find(code: code, in: office) else {
            preconditionFailure("Postroom ships the type \(code)")
        }
        return type
    }

    func entry(_ code: String = "overdue-account", _ change: (inout CustomerFilter) -> Void = { _ in }) throws
        -> MailingEntry
    {
        var entry = MailingEntry()
        entry.type = try type(code).id
        change(&entry.filter)
        return entry
    }

    func pasted(_ accounts: String, _ code: String = "overdue-account") throws -> MailingEntry {
        var entry = try entry(code)
        (entry.mode, entry.accounts) = (.accounts, accounts)
        return entry
    }

    /// The list that a form makes; the form must be in order.
    func selected(_ entry: MailingEntry, token: String = "one") throws -> BulkMailing {
        switch try BulkMailing.select(entry, formToken: token, in: office) {
        case .selected(let id), .already(let id):
            guard let mailing = try BulkMailing.find(id, in: office) else { preconditionFailure("just made") }
            return mailing
        case .refused(let problems): preconditionFailure("the form is in order: \(problems)")
        }
    }

    func problems(_ entry: MailingEntry) throws -> [String] {
        guard case .refused(let problems) = try BulkMailing.select(entry, formToken: "refused", in: office) else {
            return []
        }
        return problems.map(\.message)
    }

    func now(_ mailing: BulkMailing) throws -> BulkMailing {
        guard let mailing = try BulkMailing.find(mailing.id, in: office) else { preconditionFailure("it is there") }
        return mailing
    }

    /// Outcome and reason by account number.
    func items(_ mailing: BulkMailing) throws -> [(account: String, outcome: Int, reason: Int, detail: Int?)] {
        try office.database.rows(
            """
            SELECT c.account_number, i.outcome, i.reason, i.detail FROM bulk_item i
            JOIN customer c ON c.id = i.customer_id WHERE i.mailing_id = \(mailing.id) ORDER BY i.position
            """
        ) { (account: $0[0], outcome: $0[1], reason: $0[2], detail: $0[3]) }
    }

    func flag(_ customer: ID<Customer>, _ name: String, since: String? = nil, until: String? = nil) throws {
        try office.database.run(
            """
            INSERT INTO customer_flag(customer_id, flag_id, since, until)
            SELECT \(customer), id, \(since), \(until) FROM flag
            WHERE name = \(name) AND organisation_id = \(office.organisationID)
            """)
    }
}
