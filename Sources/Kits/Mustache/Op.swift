/// One step of a compiled template. A plain value without references, so that running through steps costs no counting.
struct Op {
    enum Kind: UInt8 {
        case text, escaped, raw, section, inverted, partial, parent, block
    }

    let kind: Kind
    /// Whether the step is the first on its line, where an indentation handed down from outside goes.
    var startsLine = false
    /// Whether a partial, parent or block has its line for itself, so that its content is indented by `lead`.
    var standalone = false
    /// Whether the name of a partial or parent stands in the data.
    var dynamic = false
    /// Whether the name is one word, neither the dot nor dotted.
    var isPlain = true
    let line: Int32
    /// Of a text: its bytes. Of a block alone on its line: the line's end.
    var bytes: Range<Int32> = 0..<0
    /// The white space before a partial, parent or block that begins its line.
    var lead: Range<Int32> = 0..<0
    /// Into the template's names.
    var name: Int32 = 0
    /// How many of the following steps are the body.
    var body: Int32 = 0
}
