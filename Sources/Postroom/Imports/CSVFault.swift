/// Why a file cannot be told apart into rows at all.
enum CSVFault: Error, Sendable {
    case nul(line: Int)
    case openQuote(line: Int)
    case longRow(line: Int)

    var problem: Problem {
        switch self {
        case .nul(let line):
            Problem(
                field: "file",
                "Line \(line) has a zero byte in it, so this is no text file. Save it again as CSV.")
        case .openQuote(let line):
            Problem(
                field: "file",
                "A quotation mark opened on line \(line) is never closed, so the rows after it cannot be told apart."
            )
        case .longRow(let line):
            Problem(
                field: "file",
                "The row on line \(line) is longer than a million characters. A quotation mark is probably missing."
            )
        }
    }
}
