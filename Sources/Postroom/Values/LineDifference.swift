/// Two texts line by line: what was taken away, what was added, what stayed.
package struct LineDifference: Sendable, Equatable {
    package enum Change: Sendable, Equatable {
        case same, added, removed
    }

    package struct Line: Sendable, Equatable {
        package let change: Change
        package let text: String
    }

    package let lines: [Line]

    package var isEmpty: Bool { !lines.contains { $0.change != .same } }

    package init(from old: String, to new: String) {
        let before = old.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        let after = new.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        let changes = after.difference(from: before)
        var removed: Set<Int> = []
        var added: Set<Int> = []
        for change in changes {
            switch change {
            case .remove(let offset, _, _): removed.insert(offset)
            case .insert(let offset, _, _): added.insert(offset)
            }
        }
        var lines: [Line] = []
        var (left, right) = (0, 0)
        while left < before.count || right < after.count {
            if left < before.count, removed.contains(left) {
                lines.append(Line(change: .removed, text: before[left]))
                left += 1
            } else if right < after.count, added.contains(right) {
                lines.append(Line(change: .added, text: after[right]))
                right += 1
            } else {
                lines.append(Line(change: .same, text: after[right]))
                (left, right) = (left + 1, right + 1)
            }
        }
        self.lines = lines
    }

    /// Only the changes, each with so many lines around it; `nil` stands for what was left out between.
    package func excerpt(around: Int = 2) -> [Line?] {
        let changed = lines.indices.filter { lines[$0].change != .same }
        var result: [Line?] = []
        var last = -1
        for index in lines.indices where changed.contains(where: { abs($0 - index) <= around }) {
            if index > last + 1 { result.append(nil) }
            result.append(lines[index])
            last = index
        }
        if !result.isEmpty, last < lines.count - 1 { result.append(nil) }
        return result
    }
}
