/// What a file turned out to be when it was read through without taking anything in.
package struct Inspection: Sendable {
    package internal(set) var headings: [String] = []
    /// Up to five rows, each as long as the headings.
    package internal(set) var firstRows: [[String]] = []
    /// How many rows follow the headings, blank ones left out.
    package internal(set) var rows = 0
    package internal(set) var separator = Separator.comma
    package internal(set) var encoding = TextEncoding.utf8
    package internal(set) var mapping = FieldMapping()
    /// Whether the mapping is the one used for the last file of this shape.
    package internal(set) var isRemembered = false
    /// Fields without which nothing can be imported.
    package internal(set) var missing: [ImportField] = []
    /// What must be answered first; `nil` where the dates speak for themselves or somebody has answered.
    package internal(set) var dateQuestion: DateQuestion?
    /// Everything that stands in the way of an import, in sentences.
    package internal(set) var problems: [Problem] = []

    /// The order by which numeric dates are read.
    package internal(set) var dateOrder: DateOrder?
    var decimalMark: WrittenAmount.Mark?
    /// Whether the file opens with a line that only names its separator, `sep=;`.
    var hasSeparatorLine = false

    package var isReady: Bool { problems.isEmpty }

    /// What the headings speak for rather than for the subject that was chosen; `nil` where the choice is as good.
    package func likelier(than chosen: ImportSubject) -> ImportSubject? {
        func known(_ subject: ImportSubject) -> Int {
            let guess = FieldMapping.guess(headings, for: subject)
            return guess.missing(for: subject).isEmpty ? guess.headings.count : 0
        }
        let best = ImportSubject.allCases.max { known($0) < known($1) } ?? chosen
        return known(best) > known(chosen) ? best : nil
    }
}
