/// What stands between the values of a row.
package enum Separator: UInt8, CaseIterable, Sendable {
    case comma = 0x2C
    case semicolon = 0x3B
    case tab = 0x09
    case bar = 0x7C

    package var name: String {
        switch self {
        case .comma: "comma"
        case .semicolon: "semicolon"
        case .tab: "tab"
        case .bar: "vertical bar"
        }
    }

    /// The separator by which the most of the first rows have as many values as the first one.
    static func detect(in start: [UInt8]) throws -> Separator {
        var best = (separator: Separator.comma, rows: 0, columns: 1)
        for candidate in allCases {
            let (rows, columns) = try candidate.fit(start)
            if columns > 1, (rows, columns) > (best.rows, best.columns) {
                best = (candidate, rows, columns)
            }
        }
        return best.separator
    }

    /// How many of the first rows agree with the first one, and how many values that has.
    private func fit(_ start: [UInt8]) throws -> (rows: Int, columns: Int) {
        var reader = try CSVReader(.bytes(start), separator: rawValue)
        var row = CSVRow()
        var counts: [Int] = []
        do {
            while counts.count < 20, try reader.next(&row) {
                if !row.isBlank { counts.append(row.count) }
            }
        } catch is CSVFault {
            // With the wrong separator, or at the cut end of the sample, quotes need not match.
        }
        guard let columns = counts.first else { return (0, 1) }
        return (counts.count { $0 == columns }, columns)
    }
}
