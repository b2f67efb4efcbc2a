/// A font as one document uses it: the glyphs beyond the core, each with the characters it stands for.
final class UsedFont {
    let file: FontFile
    private(set) var extras: [UInt32: ExactText] = [:]

    init(_ file: FontFile) {
        self.file = file
    }

    /// Notes that a glyph is drawn for these characters.
    ///
    /// - Returns: false where the same glyph already stands for other characters.
    func note(_ glyph: UInt32, for characters: String) -> Bool {
        let characters = ExactText(characters)
        if let meaning = file.coreMeaning(of: glyph) ?? extras[glyph] { return meaning == characters }
        extras[glyph] = characters
        return true
    }
}
