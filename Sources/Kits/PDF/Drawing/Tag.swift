/// What a part of a document is, for people who listen to it instead of looking at it.
///
/// - Source: ISO 32000-1 §14.8.4, the standard structure types.
package enum Tag: Hashable, Sendable {
    case document, section, heading, subheading, paragraph
    case table, tableRow, columnHeading, rowHeading, cell
    case list, listItem, listLabel, listBody
    case figure(meaning: String)

    var name: String {
        switch self {
        case .document: "Document"
        case .section: "Sect"
        case .heading: "H1"
        case .subheading: "H2"
        case .paragraph: "P"
        case .table: "Table"
        case .tableRow: "TR"
        case .columnHeading, .rowHeading: "TH"
        case .cell: "TD"
        case .list: "L"
        case .listItem: "LI"
        case .listLabel: "Lbl"
        case .listBody: "LBody"
        case .figure: "Figure"
        }
    }
}
