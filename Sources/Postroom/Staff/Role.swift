/// What a member of staff is, and so what they may do.
package enum Role: String, CaseIterable, Sendable {
    case staff
    case manager
    case administrator

    package var title: String {
        switch self {
        case .staff: "Staff"
        case .manager: "Manager"
        case .administrator: "Administrator"
        }
    }

    package func level(of area: Right.Area) -> Right.Level {
        switch (self, area) {
        case (.administrator, _): .full
        case (.manager, .configuration): .view
        case (.manager, .staff): .view
        case (.manager, _): .full
        case (.staff, .configuration), (.staff, .staff): .none
        case (.staff, .reports): .view
        case (.staff, .ledger): .view
        case (.staff, _): .edit
        }
    }
}
