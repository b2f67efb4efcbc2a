package import Postroom
import SQL

/// The cast: customers of Calder Fibre as plays need them, with the figures kept as an import would leave them.
package struct Cast {
    package let office: Office

    /// - Parameter office: one in which Postroom itself acts.
    package init(_ office: Office) {
        self.office = office
    }

    /// Three customers: one who owes, one who pays in two currencies, one who is new and owes nothing.
    @discardableResult
    package static func assembled(in office: Office) throws -> Cast {
        let cast = Cast(office)
        let hartley = try cast.customer("12345", "Hartley & Sons Joinery Ltd", since: Day(text: "2019-03-14"))
        let janet = try cast.contact("Janet Hartley", of: hartley, title: "Accounts", isDefault: true)
        try cast.point(.email, "accounts@hartleyjoinery.example", of: hartley, contact: janet)
        try cast.point(.phone, "0113 496 0142", of: hartley, contact: janet)
        let mark = try cast.contact("Mark Hartley", of: hartley, title: "Director")
        try cast.point(
            .email, "mark@hartleyjoinery.example", of: hartley, contact: mark, state: .suspended, reason: "mailbox full"
        )
        try cast.address(
            of: hartley,
            PostalAddress(line1: "Unit 4 Kirkgate Works", line2: "18 Dock Street", city: "Leeds", postcode: "LS10 1JF"))
        for (number, date, due, amount) in [
            ("INV-204417", "2026-09-03", "2026-10-03", 412_50), ("INV-204893", "2026-10-01", "2026-10-31", 411_00),
            ("INV-205260", "2026-10-15", "2026-11-14", 411_00), ("INV-205377", "2026-11-02", "2026-12-02", 618_00),
        ] { try cast.invoice(number, of: hartley, date: date, due: due, amount: amount) }
        try cast.payment("P-1", of: hartley, date: "2026-11-18", amount: 150_00, unallocated: 150_00)
        let zolw = try cast.customer("20007", "Żółw i Wrona Sp. z o.o.")
        try cast.invoice("INV-300001", of: zolw, date: "2026-10-01", due: "2026-10-15", amount: 100_00)
        try cast.invoice("INV-300002", of: zolw, date: "2026-10-01", due: "2026-12-15", amount: 70_00, currency: .euros)
        try cast.customer("30001", "Aisha Rahman", kind: .resident)
        try cast.keepFigures()
        return cast
    }

    @discardableResult
    package func customer(
        _ account: String, _ name: String, kind: Customer.Kind = .company, currency: Currency = .pounds,
        since: Day? = nil, controller: ID<Staff>? = nil
    ) throws -> Customer {
        let id = ID<Customer>(
            try office.database.insert(
                """
                INSERT INTO customer(organisation_id, account_number, account_key, name, name_key, status_id, class_id,
                  kind, currency, since, credit_controller_id, created_at)
                VALUES (\(office.organisationID), \(account), \(account.lowercased()), \(name), \(name.folded),
                  (SELECT min(id) FROM customer_status WHERE organisation_id = \(office.organisationID)),
                  (SELECT min(id) FROM customer_class WHERE organisation_id = \(office.organisationID)),
                  \(kind), \(currency), \(since), \(controller), \(office.now))
                """))
        try office.database.run("INSERT INTO customer_index(rowid, name) VALUES (\(id), \(name.folded))")
        guard let customer = try Customer.find(id, in: office) else { preconditionFailure("just inserted") }
        return customer
    }

    @discardableResult
    package func contact(
        _ name: String, of customer: Customer, title: String = "", isDefault: Bool = false
    ) throws -> ID<Contact> {
        ID(
            try office.database.insert(
                """
                INSERT INTO contact(customer_id, name, name_key, job_title, is_default)
                VALUES (\(customer.id), \(name), \(name.folded), \(title), \(isDefault))
                """))
    }

    @discardableResult
    package func point(
        _ kind: ContactPoint.Kind, _ value: String, of customer: Customer, contact: ID<Contact>? = nil,
        state: ContactPoint.State = .unverified, reason: String = ""
    ) throws -> ID<ContactPoint> {
        let key = kind == .email ? value.lowercased() : value.filter(\.isNumber)
        return ID(
            try office.database.insert(
                """
                INSERT INTO contact_point(customer_id, contact_id, kind, value, value_key, state, state_reason, state_at)
                VALUES (\(customer.id), \(contact), \(kind), \(value), \(key), \(state), \(reason), \(office.now))
                """))
    }

    package func address(of customer: Customer, _ address: PostalAddress) throws {
        try office.database.run(
            """
            INSERT INTO address(customer_id, kind, line1, line2, city, postcode)
            VALUES (\(customer.id), 'billing', \(address.line1), \(address.line2), \(address.city), \(address.postcode))
            """)
    }

    /// - Parameter outstanding: `nil`: all of it.
    @discardableResult
    package func invoice(
        _ number: String, of customer: Customer, date: String, due: String, amount: Int, outstanding: Int? = nil,
        currency: Currency = .pounds, status: Invoice.Status = .issued
    ) throws -> ID<Invoice> {
        ID(
            try office.database.insert(
                """
                INSERT INTO invoice(organisation_id, customer_id, number, number_key, date, due_date, amount,
                  outstanding, currency, status)
                VALUES (\(office.organisationID), \(customer.id), \(number), \(number.lowercased()), \(date), \(due),
                  \(amount), \(outstanding ?? amount), \(currency), \(status))
                """))
    }

    package func payment(
        _ reference: String, of customer: Customer, date: String, amount: Int, unallocated: Int = 0,
        status: Payment.Status = .taken
    ) throws {
        try office.database.run(
            """
            INSERT INTO payment(organisation_id, customer_id, reference, reference_key, date, amount, unallocated,
              currency, method, status)
            VALUES (\(office.organisationID), \(customer.id), \(reference), \(reference.lowercased()), \(date),
              \(amount), \(unallocated), 'GBP', 'bank transfer', \(status))
            """)
    }

    /// What an import does last.
    package func keepFigures(on day: Day? = nil) throws {
        try Figures.keep(where: "organisation_id = \(office.organisationID)", on: day ?? office.today, in: office)
    }

    /// The customer as the database has it now.
    package func customer(_ account: String) throws -> Customer {
        guard let customer = try Customer.find(account: account, in: office) else {
            preconditionFailure("\(account) is not in the cast")
        }
        return customer
    }

    /// Another organisation in the same database, with one customer of its own.
    package func neighbour(account: String = "90001", name: String = "Across the Road Ltd") throws -> Cast {
        let organisation = try Organisation.found(
            code: "aire", name: "Aire Water", in: office.database, clock: office.clock)
        let cast = Cast(
            office.acting(
                as: Actor(.postroom, organisationID: organisation.id, timeZone: organisation.timeZone)))
        try cast.customer(account, name)
        return cast
    }
}
