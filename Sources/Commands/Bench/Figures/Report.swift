import Foundation

/// Prints figures as they come: lines of a table, or one JSON object a line.
struct Report {
    enum Form {
        case table, json
    }

    let form: Form
    private static let widths = [24, 10, 18, 10, 8, 26]

    func begin() {
        guard form == .table else { return }
        write(["", "figure", "", "floor", "ratio", "must reach", ""])
    }

    func add(_ figure: Figure) {
        switch form {
        case .table:
            write([
                figure.name, figure.value.short, figure.unit, figure.floor?.short ?? "", figure.ratio?.short ?? "",
                figure.goals.map(\.text).joined(separator: ", "), words(figure),
            ])
        case .json: writeJSON(figure)
        }
    }

    /// Says that a benchmark could not be run here, and why.
    func skip(_ name: String, because reason: String) {
        switch form {
        case .table: print(name.padding(toLength: Self.widths[0], withPad: " ", startingAt: 0) + " skipped: \(reason)")
        case .json: FileHandle.standardError.write(Data("\(name) skipped: \(reason)\n".utf8))
        }
    }

    private func words(_ figure: Figure) -> String {
        let verdict = figure.isReached.map { $0 ? "reached" : "MISSED" } ?? ""
        return [verdict, figure.note].filter { !$0.isEmpty }.joined(separator: "; ")
    }

    private func write(_ cells: [String]) {
        let line = zip(cells, Self.widths + [0]).enumerated().map { column, cell in
            let (text, width) = cell
            let room = String(repeating: " ", count: max(0, width - text.count))
            return [1, 3, 4].contains(column) ? room + text : text + room
        }
        print(line.joined(separator: " "))
        fflush(nil)
    }

    private func writeJSON(_ figure: Figure) {
        var fields = [
            "\"name\":\"\(figure.name)\"", "\"figure\":\(number(figure.value))", "\"unit\":\"\(figure.unit)\"",
            "\"floor\":\(figure.floor.map(number) ?? "null")", "\"ratio\":\(figure.ratio.map(number) ?? "null")",
        ]
        if !figure.goals.isEmpty {
            fields.append("\"must\":\"\(figure.goals.map(\.text).joined(separator: ", "))\"")
            fields.append("\"reached\":\(figure.isReached == true)")
        }
        print("{\(fields.joined(separator: ","))}")
        fflush(nil)
    }

    private func number(_ value: Double) -> String { String(format: "%.4g", value.isFinite ? value : 0) }
}
