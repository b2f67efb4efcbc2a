/// Takes in customers: one row, one account.
struct AccountIntake: Intake {
    let office: Office
    let writes: Bool
    let lists: AccountLists
    /// Whether there were customers before; if not, none has to be looked for.
    let hasCustomers: Bool
    private var reading: RowReading
    var writer: AccountWriter
    var aside: IndexesAside?
    private var seen: [String: Int] = [:]
    private(set) var digest = ImportDigest(
        headings: ["Account Number", "Name", "Currency", "Terms", "Email", "Address"])
    /// Customers whose currency changed, so that other invoices count.
    var touched: Set<Int> = []

    init(_ reading: RowReading, rows: Int, writes: Bool, in office: Office) throws {
        self.office = office
        self.writes = writes
        self.reading = reading
        lists = try AccountLists.load(in: office)
        writer = try AccountWriter(in: office)
        hasCustomers = try Self.anyCustomer(in: office)
        if writes, !hasCustomers {
            aside = try IndexesAside(of: ["customer", "contact", "contact_point"], rows: rows, in: office)
        }
    }

    mutating func take(_ row: ImportRow) throws -> ImportVerdict {
        try row.requireShape()
        let account = try Self.account(row)
        if let line = seen[account.key] {
            throw BadRow("the account \(account.text) stands on line \(line) already")
        }
        let stored = hasCustomers ? try find(account) : nil
        if let stored, stored.organisationID != office.organisationID.number {
            throw BadRow("the account \(account.text) belongs to another organisation")
        }
        let old = stored?.record
        let record = try overlay(row, on: old ?? blank)
        let points = try Self.points(row)
        seen[account.key] = row.line
        if !writes { tell(row, account, record, points) }
        guard let stored, let old else {
            if writes { try add(account, record, points) }
            return .added
        }
        let changes = record.differences(from: old) + stored.news(points)
        guard !changes.isEmpty else { return .unchanged }
        if writes { try change(stored, from: old, to: record, points, changes) }
        return .changed
    }

    private mutating func tell(
        _ row: ImportRow, _ account: AccountNumber, _ record: AccountRecord, _ points: [PointRecord]
    ) {
        digest.note(record.currency)
        let emails = points.filter { $0.kind == .email }
        digest.show([
            account.text, record.name, record.currency.code, record.terms,
            emails.map(\.value).joined(separator: ", "), record.address.lines(below: []).joined(separator: ", "),
        ])
        for email in emails where !email.isValid {
            digest.warn("“\(email.value.shortened(to: 60))” is no email address; nothing will be sent to it", row)
        }
    }

    /// The account number of a row, whatever its file is about.
    static func account(_ row: ImportRow) throws(BadRow) -> AccountNumber {
        let text = try row.required(.account)
        guard let account = AccountNumber(text) else {
            throw BadRow(
                "the account number “\(text.shortened(to: 40))” is not 1 to 20 characters without space or slash"
            )
        }
        // 2.00E+09, as a spreadsheet writes what was 2000000045.
        if account.key.utf8.contains(UInt8(ascii: "+")), account.key.contains("e+"), Double(account.key) != nil {
            throw BadRow("the account number “\(text)” was rounded by a spreadsheet; export it as text")
        }
        return account
    }

    private var blank: AccountRecord {
        AccountRecord(
            statusID: lists.firstStatusID, classID: lists.firstClassID, currency: lists.currency)
    }

    /// The record with every field that the row has.
    private mutating func overlay(_ row: ImportRow, on old: AccountRecord) throws(BadRow)
        -> AccountRecord
    {
        var record = old
        record.name = try row.required(.name)
        if let text = row.text(.status), !text.isEmpty { record.statusID = try lists.status(text) }
        if let text = row.text(.customerClass), !text.isEmpty {
            (record.classID, record.kind) = try lists.customerClass(text)
        }
        if let text = row.text(.paymentMethod), !text.isEmpty {
            record.paymentMethod = try AccountLists.paymentMethod(text)
        }
        if let text = row.text(.accountManager) {
            record.accountManagerID = text.isEmpty ? nil : try lists.staff(text)
        }
        if let text = row.text(.creditController) {
            record.creditControllerID = text.isEmpty ? nil : try lists.staff(text)
        }
        if let currency = try reading.currency(row) { record.currency = currency }
        if let text = try row.optional(.terms) { record.terms = text }
        if let text = row.text(.receivesEmail), !text.isEmpty {
            record.receivesEmail = try AccountLists.yesOrNo(text, .receivesEmail)
        }
        if let text = row.text(.since) {
            record.since = text.isEmpty ? nil : try reading.day(.since, row)
        }
        // Flags are raised by an import, never lowered: staff raise their own.
        if let text = row.text(.flags) { record.flagIDs.formUnion(try lists.flags(text)) }
        try Self.overlayDivisions(row, on: &record.divisions)
        try Self.overlayAddress(row, on: &record.address)
        try Self.overlayContact(row, on: &record)
        return record
    }

    private static let divisionFields: [(ImportField, Division.Kind)] = [
        (.group, .group), (.building, .building), (.billingCycle, .billingCycle),
    ]

    /// A division of a new name is made; an empty cell takes the customer out of the one they were in.
    private static func overlayDivisions(_ row: ImportRow, on divisions: inout [Division.Kind: String]) throws(BadRow) {
        for (field, kind) in divisionFields {
            guard let name = try row.optional(field, limit: Division.longestName) else { continue }
            divisions[kind] = name.isEmpty ? nil : name
        }
    }

    private static func overlayAddress(_ row: ImportRow, on address: inout PostalAddress)
        throws(BadRow)
    {
        if let text = try row.optional(.line1) { address.line1 = text }
        if let text = try row.optional(.line2) { address.line2 = text }
        if let text = try row.optional(.line3) { address.line3 = text }
        if let text = try row.optional(.city) { address.city = text }
        if let text = try row.optional(.county) { address.county = text }
        if let text = try row.optional(.postcode, limit: 20) { address.postcode = text }
        if let text = try row.optional(.country) { address.country = text }
    }

    private static func overlayContact(_ row: ImportRow, on record: inout AccountRecord)
        throws(BadRow)
    {
        var name = try row.optional(.contactName) ?? ""
        if name.isEmpty {
            let (first, last) = (try row.optional(.firstName) ?? "", try row.optional(.lastName) ?? "")
            name = first.isEmpty || last.isEmpty ? first + last : first + " " + last
        }
        // A contact is never taken away by a file that does not name one.
        guard !name.isEmpty else { return }
        record.contactName = name
        if let text = try row.optional(.salutation) { record.salutation = text }
    }

    private static func points(_ row: ImportRow) throws(BadRow) -> [PointRecord] {
        var points: [PointRecord] = []
        func add(_ point: PointRecord) {
            guard !points.contains(where: { $0.kind == point.kind && $0.key == point.key }) else {
                return
            }
            var point = point
            point.isDefault = !points.contains { $0.kind == point.kind }
            points.append(point)
        }
        for point in PointRecord.emails(try row.optional(.email, limit: 500) ?? "") { add(point) }
        for (field, kind) in [
            (ImportField.telephone, ContactPoint.Kind.phone), (.otherTelephone, .phone),
            (.mobile, .mobile),
        ] {
            guard let text = row.text(field), !text.isEmpty else { continue }
            guard let point = PointRecord.telephone(text, kind: kind) else {
                throw BadRow("the \(field.name) “\(text.shortened(to: 40))” is no telephone number")
            }
            add(point)
        }
        return points
    }
}
