/// A part of a document that stands for itself.
package indirect enum Block: Sendable, Equatable {
    /// - level: 1...6
    case heading(level: Int, [Inline])
    case paragraph([Inline])
    /// A tight list has no space between its items.
    case bulletList(items: [[Block]], isTight: Bool)
    case orderedList(start: Int, items: [[Block]], isTight: Bool)
    case quote([Block])
    case table(Table)
    case thematicBreak
    case code(String)
}
