import Mustache
import Postroom

/// A list of ticks in the form of a correspondence: what can be ticked, and what is.
struct TickList {
    struct Column {
        let name: String
        var isNumber = false
    }

    struct Row {
        let id: Int
        let name: String
        var note = ""
        var badge = ""
        let cells: [String]
        let isTicked: Bool
    }

    let columns: [Column]
    var rows: [Row]
    /// What is said where there is nothing to tick.
    let emptiness: String
    /// Ticked, but not in the window that is shown.
    var elsewhere: [Row] = []
    var window: InvoiceWindow?

    var value: Value {
        let ticked = rows.filter(\.isTicked).count + elsewhere.count
        return [
            "columns": .list(columns.dropFirst().map { ["name": .text($0.name), "is_number": .bool($0.isNumber)] }),
            "heading": .text(columns[0].name), "emptiness": .text(emptiness),
            "rows": .list(rows.map(value)), "has_rows": .bool(!rows.isEmpty || !elsewhere.isEmpty),
            "elsewhere": .list(elsewhere.map(value)), "has_elsewhere": .bool(!elsewhere.isEmpty),
            "has_many": .bool(rows.count > 3 || window?.isWhole == false), "is_long": .bool(rows.count > 12),
            "is_whole": .bool(window?.isWhole ?? true), "ticked": .text(ticked.grouped),
            "has_range": .bool(rows.count > 12 && window != nil),
            "older": Value(window?.older.map { String($0.number) }), "is_later": .bool(window?.isLater ?? false),
        ]
    }

    private func value(of row: Row) -> Value {
        let cells = zip(columns.dropFirst(), row.cells).map { column, words -> Value in
            ["label": .text(column.name), "words": .text(words), "is_number": .bool(column.isNumber)]
        }
        return [
            "id": .integer(row.id), "name": .text(row.name), "note": Value(row.note.isEmpty ? nil : row.note),
            "badge": Value(row.badge.isEmpty ? nil : row.badge), "cells": .list(cells),
            "is_ticked": .bool(row.isTicked),
        ]
    }
}
