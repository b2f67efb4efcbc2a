import Postroom

/// A word that makes one form, or one press of a button, unlike every other: what arrives twice under one word is
/// done once.
enum FormWord {
    static func fresh() -> String {
        Session.freshWord()
    }

    static func isWellFormed(_ word: String) -> Bool {
        (16...64).contains(word.utf8.count)
            && word.utf8.allSatisfy {
                (48...57).contains($0) || (65...90).contains($0) || (97...122).contains($0) || $0 == 45 || $0 == 95
            }
    }
}
