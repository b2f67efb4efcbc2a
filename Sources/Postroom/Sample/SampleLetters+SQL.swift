import SQL

/// The letters that a made-up customer was sent over the last year, as an office has them that took its history over
/// from another system: what was said and when it left is known, the paper is not.
struct SampleLetters {
    /// Which types, and how often one is picked.
    private static let mix: [(String, weight: Int)] = [
        ("first-reminder", weight: 40), ("second-reminder", 20), ("overdue-account", 20), ("statement-of-account", 15),
        ("welcome", 5),
    ]
    private static let day = 86_400

    private let most: Int
    private let office: Office
    private let types: [String: Int]
    private let organisationVersion: Int

    init(most: Int, in office: Office) throws {
        self.most = most
        self.office = office
        let known = try office.database.rows(
            "SELECT code, id FROM correspondence_type WHERE organisation_id = \(office.organisationID)"
        ) { ($0[0] as String, $0[1] as Int) }
        types = Dictionary(uniqueKeysWithValues: known)
        let version: Int? = try office.database.first(
            "SELECT version FROM organisation WHERE id = \(office.organisationID)"
        ) { $0[0] }
        guard let version else { preconditionFailure("an office has an organisation") }
        organisationVersion = version
    }

    /// The older ones come first.
    func add(to customer: Int, account: String, _ record: AccountRecord, by random: inout SampleRandom) throws {
        let count = random.below(most + 1)
        guard count > 0 else { return }
        let content = try content(account, record)
        let ages = (0..<count).map { _ in random.below(400) }.sorted(by: >)
        for (index, age) in ages.enumerated() {
            let code = random.pick(Self.mix)
            guard let type = types[code] else { preconditionFailure("\(code) is shipped") }
            let at = office.now - age * Self.day - random.below(8 * 3_600)
            try add(content, type, number: index + 1, to: customer, at: at)
        }
        try office.database.run("UPDATE customer SET last_number = \(count) WHERE id = \(customer)")
        try LastReceived.enter(whereSent: "customer_id = \(customer)", in: office.database)
    }

    private func add(_ content: String, _ type: Int, number: Int, to customer: Int, at: Moment) throws {
        let id = try office.database.insert(
            """
            INSERT INTO correspondence(organisation_id, customer_id, number, type_id, date, status, origin, form_token,
              organisation_version, created_at, emailed_at, last_sent_at)
            VALUES (\(office.organisationID), \(customer), \(number), \(type), \(at.day(in: office.actor.timeZone)),
              'emailed', 'manual', \("sample \(customer)/\(number)"), \(organisationVersion), \(at), \(at), \(at))
            """)
        try office.database.run(
            "INSERT INTO correspondence_content(correspondence_id, content) VALUES (\(id), \(content))")
    }

    private func content(_ account: String, _ record: AccountRecord) throws -> String {
        let customer = FrozenContent.Addressee(
            account: account, name: record.name, lines: record.address.lines(below: [record.name]),
            salutation: "Dear \(record.contactName)", currency: record.currency.code)
        return try FrozenContent(customer: customer).json
    }
}
