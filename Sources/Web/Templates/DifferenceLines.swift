import Mustache
import Postroom

/// Two texts line by line, as `views/templates/difference.html` shows them.
enum DifferenceLines {
    static func values(_ difference: LineDifference) -> [Value] {
        difference.excerpt().map { line in
            guard let line else { return ["is_gap": true, "sign": "", "tone": "", "text": "", "word": .null] }
            switch line.change {
            case .same: return ["is_gap": false, "sign": " ", "tone": "", "text": .text(line.text), "word": .null]
            case .added:
                return ["is_gap": false, "sign": "+", "tone": "added", "text": .text(line.text), "word": "Added: "]
            case .removed:
                return ["is_gap": false, "sign": "−", "tone": "removed", "text": .text(line.text), "word": "Removed: "]
            }
        }
    }
}
