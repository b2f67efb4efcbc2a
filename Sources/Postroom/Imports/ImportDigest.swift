/// What the good rows of a file come to, for whoever decides whether to take it in.
package struct ImportDigest: Sendable, Equatable {
    /// The rows of one currency.
    package struct Sum: Sendable, Equatable {
        package let currency: Currency
        package internal(set) var rows = 0
        /// Minor units; accounts have none.
        package internal(set) var amount: Int?
        package internal(set) var outstanding: Int?
    }

    /// So many rows are shown as they would be stored.
    package static let mostExamples = 5
    private static let mostWarnings = 100

    /// The currencies, the one with the most rows first.
    package var sums: [Sum] { byCurrency.values.sorted { ($1.rows, $0.currency.code) < ($0.rows, $1.currency.code) } }
    /// Whether a column of the file says the currency.
    package internal(set) var namesCurrency = false
    /// The earliest and the latest date; accounts have none.
    package private(set) var days: ClosedRange<Day>?
    /// What the values of an example are.
    package let headings: [String]
    /// The first rows as they would be stored.
    package private(set) var examples: [[String]] = []
    /// Rows that are taken in although something about them is odd; the first hundred.
    package private(set) var warnings: [Rejection] = []
    package private(set) var warningCount = 0
    private var byCurrency: [Currency: Sum] = [:]

    init(headings: [String]) { self.headings = headings }

    mutating func note(_ currency: Currency, amount: Int? = nil, outstanding: Int? = nil, on day: Day? = nil) {
        var sum = byCurrency[currency] ?? Sum(currency: currency)
        sum.rows += 1
        if let amount { sum.amount = (sum.amount ?? 0) &+ amount }
        if let outstanding { sum.outstanding = (sum.outstanding ?? 0) &+ outstanding }
        byCurrency[currency] = sum
        if let day { days = days.map { min($0.lowerBound, day)...max($0.upperBound, day) } ?? day...day }
    }

    /// - Parameter values: in the order of the headings; asked for as long as rows are wanted.
    mutating func show(_ values: @autoclosure () -> [String]) {
        if examples.count < Self.mostExamples { examples.append(values()) }
    }

    mutating func warn(_ reason: String, _ row: ImportRow) {
        warningCount += 1
        if warnings.count < Self.mostWarnings {
            warnings.append(Rejection(line: row.line, reason: reason, values: row.values))
        }
    }
}
