import SQL

extension ImportedOverdue {
    init(isHistory: Bool, in office: Office) throws {
        let hasInvoices = try office.database.exists(
            "SELECT 1 FROM invoice WHERE organisation_id = \(office.organisationID) LIMIT 1")
        self.init(
            since: try OverdueWatch.since(in: office), isHistory: isHistory || !hasInvoices, today: office.today)
    }

    /// Tells of those whose day the runner has been at; the others it will find by itself.
    func tell(in office: Office) throws {
        if isHistory { try OverdueWatch.skip(in: office) }
        for key in keys { try OverdueWatch.noticeLate(key, in: office) }
    }
}
