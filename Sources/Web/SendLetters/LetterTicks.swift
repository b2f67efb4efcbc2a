import FastCGI

/// What was ticked on the pages of a long list that are not on the screen. A page carries it with it, and gives it back
/// with its own ticks whichever button is pressed.
struct LetterTicks {
    /// So many letters are remembered.
    private static let most = 200_000

    private(set) var ticked: Set<Int> = []
    /// Those that somebody had before them, ticked or not.
    private var seen: Set<Int> = []

    init() {}

    /// Of a page that is being left.
    init(leaving form: Form) {
        ticked = Self.letters(form["kept"])
        seen = Self.letters(form["looked_at"])
        let shown = Self.letters(form["shown"])
        ticked.subtract(shown)
        ticked.formUnion(form.all("letter").compactMap { Int($0) })
        seen.formUnion(shown)
    }

    /// Whether a letter's box is ticked; `nil`: nobody has seen it yet.
    func isTicked(_ letter: Int) -> Bool? { seen.contains(letter) ? ticked.contains(letter) : nil }

    /// What a page that shows these letters carries for the others.
    func carried(past shown: [Int]) -> (kept: Set<Int>, lookedAt: Set<Int>) {
        (ticked.subtracting(shown), seen.subtracting(shown))
    }

    private static func letters(_ text: String?) -> Set<Int> { Set(Positions(text: text ?? "", most: most).all) }
}
