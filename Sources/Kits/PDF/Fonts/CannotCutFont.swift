/// A font on this machine is damaged or of a kind that cannot be embedded.
package struct CannotCutFont: Error, CustomStringConvertible {
    package let font: String

    package var description: String { "The font \(font) cannot be embedded in a PDF." }
}
