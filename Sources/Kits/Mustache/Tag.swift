/// One tag as it stands in the source.
struct Tag {
    enum Kind {
        case escaped, raw, section, inverted, close, partial, parent, block, comment, delimiters
    }

    let kind: Kind
    /// Without the white space around it.
    let content: String
    let line: Int
    /// The tag with its delimiters.
    let range: Range<Int>
}
