import Foundation
import SQL

/// What a run has to do, and what was done written down.
extension BulkRun {
    /// The runs of all organisations that have something left to do, the oldest first.
    package static func atWork(in office: Office) throws -> [BulkRun] {
        try office.database.rows(
            """
            SELECT m.id, m.organisation_id, m.type_id, m.action, m.mode, m.state, m.dates, m.texts, m.explained_to,
              m.started_by, coalesce(s.name, ''), o.time_zone
            FROM bulk_mailing m JOIN organisation o ON o.id = m.organisation_id
            LEFT JOIN staff s ON s.id = m.started_by
            WHERE m.state = 'running' OR (m.started_at IS NOT NULL AND m.explained_at IS NULL) ORDER BY m.id
            """
        ) { row in
            let starter: ID<Staff>? = row[9]
            let name: String = row[10]
            return BulkRun(
                id: row[0], organisationID: row[1], typeID: row[2], action: row[3], mode: row[4], state: row[5],
                dates: try Self.record(row[6]), texts: try Self.record(row[7]), explainedTo: row[8],
                starter: starter.map { ($0, name) }, timeZoneName: row[11])
        }
    }

    /// An office for the mill. Its commits do not wait for the disk: whatever is claimed to be sent is synced first, and
    /// all that was written before with it; a letter that a power cut takes is made again.
    ///
    /// A letter touches some thirty tables and indexes. Below 1 MiB their upper pages push each other out: 70 reads of
    /// the file for each letter, not 16.
    package static func open(at file: String, clock: Clock) throws -> Office {
        let office = try Office.open(at: file, clock: clock, cache: 1_200)
        try office.database.script("PRAGMA synchronous = NORMAL")
        return office
    }

    private static func record(_ json: String) throws -> [String: String] {
        try JSONDecoder().decode([String: String].self, from: Data(json.utf8))
    }

    /// The next letters to be made, in the order of the list.
    package func tasks(after position: Int, limit: Int, in office: Office) throws -> [BulkTask] {
        try office.database.rows(
            """
            SELECT position, customer_id FROM bulk_item
            WHERE mailing_id = \(id) AND outcome = \(BulkItem.Outcome.listed.rawValue) AND position > \(position)
            ORDER BY position LIMIT \(limit)
            """
        ) { BulkTask(position: $0[0], customerID: $0[1]) }
    }

    package enum Recorded: Sendable, Equatable {
        /// - redo: tasks whose customer got another letter meanwhile, so that the number they were printed with is
        ///   taken.
        case recorded(redo: Int)
        /// It was cancelled, or its type withdrawn; nothing was written.
        case stopped
    }

    /// Writes down what was made of some tasks: all or nothing.
    ///
    /// - Parameter seconds: spent on it.
    package func record(_ results: [BulkResult], seconds: Int, in office: Office) throws -> Recorded {
        try office.atomically {
            let isRunning = try office.database.exists(
                "SELECT 1 FROM bulk_mailing WHERE id = \(id) AND state = \(BulkMailing.State.running)")
            guard isRunning else { return .stopped }
            var sum = Sum()
            for result in results { try record(result, into: &sum, in: office) }
            try add(sum, seconds: seconds, in: office)
            return .recorded(redo: sum.redo)
        }
    }

    private struct Sum {
        var created = 0
        var failed = 0
        var skipped = 0
        var keptForPost = 0
        var redo = 0
    }

    private func record(_ result: BulkResult, into sum: inout Sum, in office: Office) throws {
        let position = result.task.position
        let isOpen = try office.database.exists(
            """
            SELECT 1 FROM bulk_item WHERE mailing_id = \(id) AND position = \(position)
              AND outcome = \(BulkItem.Outcome.listed.rawValue)
            """)
        guard isOpen else { return }
        switch result.fate {
        case .skipped(let reason, let detail):
            try settle(position, .skipped, reason, detail, in: office)
            sum.skipped += 1
        case .failed(let words):
            try settle(position, .failed, .trouble, nil, failure: words, in: office)
            sum.failed += 1
        case .letter(let letter):
            guard try Correspondence.allot(letter.number, to: result.task.customerID, in: office) else {
                sum.redo += 1
                return
            }
            let record = try store(letter, at: position, in: office)
            sum.created += 1
            switch letter.kept {
            case .forPost:
                sum.keptForPost += 1
                try settle(position, .created, .keptForPost, nil, letter: record, in: office)
            case .because(let words):
                try settle(position, .created, .notEmailed, nil, letter: record, failure: words, in: office)
            case nil:
                try office.database.run(
                    """
                    UPDATE bulk_item SET outcome = \(BulkItem.Outcome.created.rawValue), correspondence_id = \(record),
                      failure = ''
                    WHERE mailing_id = \(id) AND position = \(position)
                    """)
            }
        }
    }

    /// The letter with its PDF, and its emails in the tray.
    private func store(_ letter: BulkLetter, at position: Int, in office: Office) throws -> ID<Correspondence> {
        let (prepared, token) = (letter.prepared, formToken(position))
        let record = try Correspondence.insert(
            prepared, number: letter.number, formToken: token, origin: .bulk,
            printed: (letter.organisation.version, letter.printedAt), mailing: id, in: office)
        let filename = prepared.filename(letter.number)
        let document = try Correspondence.keep(
            pdf: letter.pdf, named: filename, pages: letter.pages, template: letter.template, of: record,
            customer: prepared.customer.id, in: office)
        guard !letter.emails.isEmpty else { return record }
        try Tray(record, of: prepared.customer.id, origin: .bulk, from: letter.organisation.sender)
            .put(SendOrder(letter.emails, token: token), [(document, filename)], in: office)
        return record
    }

    private func settle(
        _ position: Int, _ outcome: BulkItem.Outcome, _ reason: BulkItem.Reason, _ detail: Int?,
        letter: ID<Correspondence>? = nil, failure: String = "", in office: Office
    ) throws {
        try office.database.run(
            """
            UPDATE bulk_item SET outcome = \(outcome.rawValue), reason = \(reason.rawValue), detail = \(detail),
              correspondence_id = \(letter), failure = \(failure.shortened(to: 500))
            WHERE mailing_id = \(id) AND position = \(position)
            """)
    }

    /// Adds to the counts; the last letter ends the run.
    private func add(_ sum: Sum, seconds: Int, in office: Office) throws {
        try office.database.run(
            """
            UPDATE bulk_mailing SET created = created + \(sum.created), failed = failed + \(sum.failed),
              skipped = skipped + \(sum.skipped), kept_for_post = kept_for_post + \(sum.keptForPost),
              worked = worked + \(seconds)
            WHERE id = \(id)
            """)
        try finish(in: office)
    }

    /// Ends the run where no letter is left to be made.
    package func finish(in office: Office) throws {
        try office.database.run(
            """
            UPDATE bulk_mailing SET state = \(BulkMailing.State.done), ended_at = \(office.now), version = version + 1
            WHERE id = \(id) AND state = \(BulkMailing.State.running)
              AND created + failed + skipped >= listed - unticked
            """)
    }
}
