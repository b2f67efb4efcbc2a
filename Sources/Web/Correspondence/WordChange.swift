/// A run of words that two versions of a text share, or that one of them has alone.
struct WordChange: Equatable {
    enum Kind { case same, removed, added }

    let kind: Kind
    let text: String

    /// How many words of what stayed are shown at either side of a change.
    private static let context = 12
    /// Longer texts are told apart only as wholes: comparing is dear where nothing is alike.
    private static let longest = 6_000

    /// What was taken out and put in, in reading order, with a few words around it.
    static func between(_ old: String, _ new: String) -> [WordChange] {
        let (before, after) = (words(old), words(new))
        guard before.count <= longest, after.count <= longest else {
            return old == new ? [] : [WordChange(kind: .removed, text: old), WordChange(kind: .added, text: new)]
        }
        let difference = after.difference(from: before)
        var removed = Set<Int>()
        var added = Set<Int>()
        for change in difference {
            switch change {
            case .remove(let offset, _, _): removed.insert(offset)
            case .insert(let offset, _, _): added.insert(offset)
            }
        }
        return shortened(runs(before, after, removed, added))
    }

    private static func runs(
        _ before: [Substring], _ after: [Substring], _ removed: Set<Int>, _ added: Set<Int>
    ) -> [(kind: Kind, words: [Substring])] {
        var runs: [(kind: Kind, words: [Substring])] = []
        func put(_ kind: Kind, _ word: Substring) {
            if runs.last?.kind == kind { runs[runs.count - 1].words.append(word) } else { runs.append((kind, [word])) }
        }
        var (left, right) = (0, 0)
        while left < before.count || right < after.count {
            if left < before.count, removed.contains(left) {
                put(.removed, before[left])
                left += 1
            } else if right < after.count, added.contains(right) {
                put(.added, after[right])
                right += 1
            } else {
                put(.same, after[right])
                (left, right) = (left + 1, right + 1)
            }
        }
        return runs
    }

    /// Long stretches that stayed are cut in their middle.
    private static func shortened(_ runs: [(kind: Kind, words: [Substring])]) -> [WordChange] {
        guard runs.contains(where: { $0.kind != .same }) else { return [] }
        return runs.enumerated().map { index, run in
            guard run.kind == .same, run.words.count > 2 * context else {
                return WordChange(kind: run.kind, text: run.words.joined(separator: " "))
            }
            let head = index == 0 ? "" : run.words.prefix(context).joined(separator: " ") + " "
            let tail = index == runs.count - 1 ? "" : " " + run.words.suffix(context).joined(separator: " ")
            return WordChange(kind: .same, text: head + "…" + tail)
        }
    }

    private static func words(_ text: String) -> [Substring] { text.split(whereSeparator: \.isWhitespace) }
}
