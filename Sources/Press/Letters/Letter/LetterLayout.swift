package import PDF

/// Where things stand on the paper, which envelopes and printing houses decide. Lengths are millimetres from
/// the upper left corner of an A4 page.
package struct LetterLayout: Hashable, Sendable {
    /// A place that must stay white.
    package struct ClearZone: Hashable, Sendable {
        package let area: Rectangle
        /// As in "the postage area".
        package let name: String
        package let isOnEveryPage: Bool
    }

    package let name: String
    /// What the envelope's window shows however the letter lies in it.
    package let window: Rectangle
    /// Where the lines of the address begin.
    package let addressX: Double
    /// Left edge of the date and the references.
    package let detailsX: Double
    package let bodyTop: Double
    package let foldMarks: [Double]
    package let edge: Double
    package let clearZones: [ClearZone]

    static let pageWidth = 210.0
    static let pageHeight = 297.0

    /// A DL window envelope as sold in the United Kingdom: window 90 × 35, 20 from the left, 18 from the bottom,
    /// less the play of a folded sheet.
    package static let ukDL = LetterLayout(
        name: "UK DL window", window: Rectangle(x: 20, y: 57, width: 80, height: 24), addressX: 25, detailsX: 130,
        bodyTop: 89, foldMarks: [99, 198], edge: 4, clearZones: [])

    /// A postal provider's left window, with the area above it kept free for postage.
    package static let providerLeft = LetterLayout(
        name: "Postal provider, window left", window: Rectangle(x: 22, y: 60, width: 85.5, height: 25.5), addressX: 25,
        detailsX: 130, bodyTop: 95, foldMarks: [], edge: 5,
        clearZones: [
            ClearZone(
                area: Rectangle(x: 20, y: 40, width: 89.5, height: 20), name: "the postage area", isOnEveryPage: false),
            lowerLeftCorner,
        ])

    /// A postal provider's right window.
    package static let providerRight = LetterLayout(
        name: "Postal provider, window right", window: Rectangle(x: 118, y: 60, width: 85.5, height: 25.5),
        addressX: 122, detailsX: 25, bodyTop: 95, foldMarks: [], edge: 5,
        clearZones: [
            ClearZone(
                area: Rectangle(x: 116, y: 40, width: 89, height: 20), name: "the postage area", isOnEveryPage: false),
            lowerLeftCorner,
        ])

    package static let all = [ukDL, providerLeft, providerRight]

    private static let lowerLeftCorner = ClearZone(
        area: Rectangle(x: 0, y: 282, width: 15, height: 15), name: "the lower left corner", isOnEveryPage: true)
}
