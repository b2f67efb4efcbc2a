/// A face as a designer names it: the families to look in, in that order, and how bold and how slanted.
package struct Typeface: Hashable, Sendable {
    /// Stroke weights on the OpenType scale (regular is 400).
    package enum Weight: UInt32, Sendable {
        case regular = 400
        case medium = 500
        case semibold = 600
        case bold = 700
    }

    /// Family names separated by commas. A character missing in the first is looked for in the next.
    package let families: String
    package let weight: Weight
    package let isItalic: Bool

    package init(families: String, weight: Weight = .regular, isItalic: Bool = false) {
        self.families = families
        self.weight = weight
        self.isItalic = isItalic
    }
}
