/// What came of an import or a dry run.
package enum ImportOutcome: Sendable {
    case done(ImportCounts)
    /// Nothing was taken in; the problems say why.
    case refused([Problem])
}

/// How many rows went where.
package struct ImportCounts: Sendable {
    package internal(set) var added = 0
    package internal(set) var changed = 0
    package internal(set) var unchanged = 0
    package internal(set) var rejected = 0
    /// The first hundred rejected rows, in the order of the file.
    package internal(set) var firstRejects: [Rejection] = []
    /// What the rows come to; `nil` after a run.
    package internal(set) var digest: ImportDigest?
    /// Every rejected row as CSV, with its line and the reason; `nil` where there is none.
    package internal(set) var rejectsFile: [UInt8]?
    package internal(set) var doubles = DoublePayments()
    /// The run in the list of imports; `nil` after a dry run.
    package internal(set) var runID: ID<ImportRun>?
    /// The same file among the documents; `nil` after a dry run or where nothing was rejected.
    package internal(set) var rejectsDocumentID: ID<Document>?

    package var taken: Int { added + changed + unchanged }

    /// `694 added, 0 changed, 0 unchanged, 2 rejected`
    package var summary: String {
        "\(added.grouped) added, \(changed.grouped) changed, \(unchanged.grouped) unchanged, \(rejected.grouped) rejected"
    }

    mutating func reject(_ rejection: Rejection) {
        rejected += 1
        if firstRejects.count < 100 { firstRejects.append(rejection) }
    }
}

/// A row that was not taken in.
package struct Rejection: Sendable, Equatable {
    /// The line of the file on which the row starts.
    package let line: Int
    package let reason: String
    package let values: [String]
}
