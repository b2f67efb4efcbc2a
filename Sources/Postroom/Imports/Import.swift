/// A file that somebody wants taken in, and how it shall be read.
package struct Import: Sendable {
    package let subject: ImportSubject
    /// The file's name without its folder.
    package let filename: String
    package let source: ImportSource
    /// Columns that somebody assigned; the others are remembered or guessed from their headings.
    package var choices: [FieldMapping.Choice] = []
    /// The answer to the question about dates.
    package var dates: DateOrder?
    /// The currency of rows that name none; `nil`: the customer's, for new customers the organisation's.
    package var currency: Currency?
    /// Whether it tells of what is long past: then no letters and no TODOs follow from it.
    package var isHistory = false

    package init(_ subject: ImportSubject, named filename: String, source: ImportSource) {
        (self.subject, self.filename, self.source) = (subject, filename, source)
    }

    /// Reads the whole file without taking anything in.
    package func inspect(in office: Office) throws -> Inspection {
        try requireRights(in: office)
        return try survey(in: office)
    }

    /// Counts what `run` would do and writes nothing.
    package func dryRun(in office: Office) throws -> ImportOutcome {
        try requireRights(in: office)
        let inspection = try survey(in: office)
        guard inspection.isReady else { return .refused(inspection.problems) }
        return .done(try pass(inspection, writes: false, in: office))
    }

    /// Takes the file in, all of its good rows or, if the machine fails, none. A second time changes nothing.
    package func run(in office: Office) throws -> ImportOutcome {
        try requireRights(in: office)
        let inspection = try survey(in: office)
        guard inspection.isReady else { return .refused(inspection.problems) }
        return try office.withRoom {
            try office.atomically {
                var counts = try pass(inspection, writes: true, in: office)
                try record(&counts, in: office)
                try inspection.mapping.remember(
                    for: inspection.headings, of: subject, dates: inspection.dateOrder, in: office)
                return .done(counts)
            }
        }
    }

    private func requireRights(in office: Office) throws {
        try office.require(.full, of: .ledger)
        if subject == .accounts { try office.require(.edit, of: .customers) }
    }

    /// One pass over all rows.
    private func pass(_ inspection: Inspection, writes: Bool, in office: Office) throws
        -> ImportCounts
    {
        let layout = ImportLayout(inspection)
        var intake = try intake(inspection, writes: writes, in: office)
        var counts = ImportCounts()
        var rejects = RejectsFile(headings: inspection.headings)
        try layout.each(of: source) { row in
            do {
                switch try intake.take(row) {
                case .added: counts.added += 1
                case .changed: counts.changed += 1
                case .unchanged: counts.unchanged += 1
                }
            } catch let bad as BadRow {
                counts.reject(Rejection(line: row.line, reason: bad.reason, values: row.values))
                rejects.add(row, reason: bad.reason)
            }
        }
        if writes {
            try intake.finish()
        } else {
            counts.digest = intake.digest
            counts.digest?.namesCurrency = inspection.mapping[.currency] != nil
        }
        counts.doubles = intake.doubles
        if counts.rejected > 0 { counts.rejectsFile = rejects.bytes }
        return counts
    }

    private func intake(_ inspection: Inspection, writes: Bool, in office: Office) throws
        -> any Intake
    {
        let reading = RowReading(
            dates: inspection.dateOrder, mark: inspection.decimalMark, currency: currency)
        switch subject {
        case .accounts: return try AccountIntake(reading, rows: inspection.rows, writes: writes, in: office)
        case .invoices:
            return try InvoiceIntake(
                reading, rows: inspection.rows, writes: writes, isHistory: isHistory, in: office)
        case .payments: return try PaymentIntake(reading, writes: writes, isHistory: isHistory, in: office)
        }
    }
}
