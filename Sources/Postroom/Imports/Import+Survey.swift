extension Import {
    /// Looks at every row: encoding, shape, how dates and amounts are written.
    func survey(in office: Office) throws -> Inspection {
        var inspection = Inspection()
        var pieces = try source.pieces()
        let start = Array((try pieces.next() ?? []).prefix(1 << 16))
        if let problem = FileKind.problem(of: start) {
            inspection.problems = [problem]
            return inspection
        }
        inspection.separator = try FileKind.namedSeparator(start) ?? Separator.detect(in: start)
        inspection.hasSeparatorLine = FileKind.namedSeparator(start) != nil
        do {
            try read(&inspection, in: office)
        } catch let fault as CSVFault {
            inspection.problems = [fault.problem]
        }
        return inspection
    }

    private func read(_ inspection: inout Inspection, in office: Office) throws {
        var reader = try CSVReader(source, separator: inspection.separator.rawValue)
        var row = CSVRow()
        if inspection.hasSeparatorLine { _ = try reader.next(&row) }
        var headingRow: CSVRow?
        while headingRow == nil, try reader.next(&row) {
            if !row.isBlank { headingRow = row }
        }
        guard let headingRow else {
            inspection.problems = [Problem(field: "file", "The file is empty.")]
            return
        }
        inspection.headings = Self.headings(headingRow, .utf8)
        try map(&inspection, in: office)
        var evidence = Evidence()
        let columns = Columns(inspection)
        var first: [CSVRow] = []
        var isUTF8 = headingRow.isUTF8
        while try reader.next(&row) {
            if row.isBlank { continue }
            inspection.rows += 1
            if isUTF8, !row.isUTF8 { isUTF8 = false }
            if first.count < 5 { first.append(row) }
            for column in columns.dates { evidence.addDate(row.text(column, .utf8), column: column) }
            for column in columns.amounts { evidence.addAmount(row.text(column, .utf8)) }
        }
        if !isUTF8 {
            inspection.encoding = .windows1252
            inspection.headings = Self.headings(headingRow, .windows1252)
            try map(&inspection, in: office)
        }
        let (headings, encoding) = (inspection.headings, inspection.encoding)
        inspection.firstRows = first.map { row in headings.indices.map { row.text($0, encoding) } }
        conclude(&inspection, evidence)
    }

    /// Where dates and amounts stand.
    private struct Columns {
        let dates: [Int]
        let amounts: [Int]

        init(_ inspection: Inspection) {
            func places(_ belongs: (ImportField) -> Bool) -> [Int] {
                inspection.mapping.headings.filter { belongs($0.key) }.compactMap {
                    inspection.headings.firstIndex(of: $0.value)
                }.sorted()
            }
            dates = places(\.isDate)
            amounts = places(\.isAmount)
        }
    }

    /// The headings; those that are empty or stand twice get a name of their own.
    private static func headings(_ row: CSVRow, _ encoding: TextEncoding) -> [String] {
        var seen: [String: Int] = [:]
        var row = row
        row.dropEmptyTail(beyond: 1)
        return (0..<row.count).map { index in
            let written = row.text(index, encoding)
            let heading = written.isEmpty ? "Column \(index + 1)" : written
            seen[heading, default: 0] += 1
            let times = seen[heading, default: 1]
            return times == 1 ? heading : "\(heading) (\(times))"
        }
    }

    private func map(_ inspection: inout Inspection, in office: Office) throws {
        let headings = inspection.headings
        let remembered = try FieldMapping.recall(headings, of: subject, in: office)
        let basis = remembered?.mapping ?? FieldMapping.guess(headings, for: subject)
        inspection.isRemembered = remembered != nil && choices.isEmpty
        inspection.problems = []
        var known: [FieldMapping.Choice] = []
        for choice in choices {
            let key = ImportField.key(choice.heading)
            if let heading = headings.first(where: { $0 == choice.heading })
                ?? headings.first(where: { ImportField.key($0) == key })
            {
                known.append(FieldMapping.Choice(heading: heading, field: choice.field))
            } else {
                inspection.problems.append(
                    Problem(
                        field: "map", "The file has no column “\(choice.heading)”. It has: \(list(headings))."))
            }
        }
        inspection.mapping = basis.with(known)
        inspection.dateOrder = dates ?? remembered?.dates
        inspection.missing = inspection.mapping.missing(for: subject)
        for field in inspection.missing {
            let wanted = field == .amount && subject == .invoices ? "amount or outstanding" : field.name
            inspection.problems.append(
                Problem(
                    field: field.name,
                    "No column of the file is the \(wanted). Its columns are: \(list(headings))."))
        }
    }

    private func list(_ headings: [String]) -> String {
        headings.prefix(30).joined(separator: ", ") + (headings.count > 30 ? ", …" : "")
    }

    private func conclude(_ inspection: inout Inspection, _ evidence: Evidence) {
        inspection.decimalMark = evidence.mark
        // What the file itself proves outweighs the memory of another file, but not what somebody says of this one.
        inspection.dateOrder = dates ?? evidence.order ?? inspection.dateOrder
        if inspection.dateOrder == nil, let question = evidence.question(inspection.headings) {
            inspection.dateQuestion = question
            inspection.problems.append(question.problem)
        }
        if inspection.rows == 0 {
            inspection.problems.append(Problem(field: "file", "The file has headings but no rows."))
        }
    }
}
