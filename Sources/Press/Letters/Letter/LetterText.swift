/// Words of a letter with the emphasis their writer gave them.
package struct LetterText: Hashable, Sendable, ExpressibleByStringLiteral {
    package struct Run: Hashable, Sendable {
        package let text: String
        package let isBold: Bool
        package let isItalic: Bool

        package init(_ text: String, isBold: Bool = false, isItalic: Bool = false) {
            self.text = text
            self.isBold = isBold
            self.isItalic = isItalic
        }
    }

    package var runs: [Run]

    package init(_ runs: [Run]) {
        self.runs = runs
    }

    package init(_ text: String) {
        runs = [Run(text)]
    }

    package init(stringLiteral text: String) {
        self.init(text)
    }
}
