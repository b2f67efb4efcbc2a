/// What stands in a line of text.
package indirect enum Inline: Sendable, Equatable {
    case text(String)
    case emphasis([Inline])
    case strong([Inline])
    case link(url: String, title: String, [Inline])
    case code(String)
    case softBreak
    case hardBreak
}

extension Inline {
    /// The words alone. Breaks are kept: a soft one as a space, a hard one as a new line.
    package var plainText: String {
        switch self {
        case .text(let text), .code(let text): text
        case .emphasis(let inlines), .strong(let inlines), .link(_, _, let inlines): inlines.plainText
        case .softBreak: " "
        case .hardBreak: "\n"
        }
    }
}

extension [Inline] {
    package var plainText: String { map(\.plainText).joined() }
}
