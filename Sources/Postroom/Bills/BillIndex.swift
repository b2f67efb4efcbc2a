/// A list that says which file is the bill of which invoice, for files whose names do not.
package struct BillIndex: Sendable, Equatable {
    /// Invoice numbers by file name in lower case, with its ending.
    private let invoices: [String: String]

    package static let none = BillIndex([:])

    package init(_ invoices: [String: String]) {
        self.invoices = invoices
    }

    /// Reads CSV with a column for the file and one for the invoice, by their headings.
    ///
    /// - Returns: what is wrong with it instead, where it cannot be read.
    package static func read(_ csv: [UInt8]) throws -> Reading {
        do {
            return try read(csv, by: try Separator.detect(in: Array(csv.prefix(1 << 16))))
        } catch let fault as CSVFault {
            return .refused(fault.problem)
        }
    }

    /// The number of the invoice whose bill the file is; `nil`: the list does not say.
    package func invoice(of filename: String) -> String? { invoices[filename.trimmed.lowercased()] }

    /// Both lists; where they disagree the other one is right.
    package func joined(with other: BillIndex) -> BillIndex {
        BillIndex(invoices.merging(other.invoices) { $1 })
    }

    package enum Reading {
        case read(BillIndex)
        case refused(Problem)
    }

    private static func read(_ csv: [UInt8], by separator: Separator) throws -> Reading {
        var reader = try CSVReader(.bytes(csv), separator: separator.rawValue)
        var row = CSVRow()
        var columns: (file: Int, invoice: Int)?
        var invoices: [String: String] = [:]
        while try reader.next(&row) {
            guard !row.isBlank else { continue }
            let encoding: TextEncoding = row.isUTF8 ? .utf8 : .windows1252
            let values = (0..<row.count).map { row.text($0, encoding) }
            guard let (file, invoice) = columns else {
                let headings = values.map { $0.lowercased().filter { $0.isLetter } }
                guard let file = headings.firstIndex(where: files.contains),
                    let invoice = headings.firstIndex(where: numbers.contains)
                else {
                    return .refused(
                        Problem(
                            field: "file", "The list needs a column “File” and a column “Invoice” in its first row."))
                }
                columns = (file, invoice)
                continue
            }
            guard values.count > max(file, invoice), !values[file].isEmpty, !values[invoice].isEmpty else { continue }
            invoices[values[file].lowercased()] = values[invoice]
        }
        return .read(BillIndex(invoices))
    }

    private static let files: Set = ["file", "filename", "pdf", "document", "bill"]
    private static let numbers: Set = ["invoice", "invoicenumber", "invoiceno", "number"]
}
