/// What somebody may do: a level in an area.
package enum Right {
    package enum Level: Int, Comparable, Sendable {
        case none, view, edit, full

        package static func < (left: Level, right: Level) -> Bool { left.rawValue < right.rawValue }
    }

    package enum Area: String, CaseIterable, Sendable {
        case customers
        case correspondence
        case sending
        case communications
        case ledger = "invoices and payments"
        case todos = "TODOs"
        case reports
        case configuration
        case staff = "users"
    }
}

/// Thrown by a verb whose caller lacks the right. The front desk answers 403.
package struct NotPermitted: Error, Sendable {
    package let area: Right.Area
    package let level: Right.Level
}
