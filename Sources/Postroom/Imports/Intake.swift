/// Takes in rows about one subject.
protocol Intake {
    /// What whoever imports should think about before they do.
    var doubles: DoublePayments { get }

    /// Judges a row and, unless this is a dry run, writes it.
    ///
    /// - Throws: `BadRow` where the row cannot be taken in; anything else stops the import.
    mutating func take(_ row: ImportRow) throws -> ImportVerdict

    /// What the rows came to; filled in a dry run only.
    var digest: ImportDigest { get }

    /// Brings kept figures up to date after the last row.
    mutating func finish() throws
}

extension Intake {
    var doubles: DoublePayments { DoublePayments() }
}

/// What became of a row that was taken in.
enum ImportVerdict {
    case added, changed, unchanged
}
