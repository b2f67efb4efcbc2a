import Postroom
import Press

/// Letters that were saved and never printed, because whoever began them was killed.
struct LateLetters {
    /// Somebody may still be at work on a younger one, in seconds.
    private static let age = 10

    let offices: [Office]
    let log: RunnerLog

    /// Prints them, or says on the record why they cannot be printed.
    func finish(isOver: Flag) throws {
        guard let first = offices.first else { return }
        var press: Press?
        var last = 0
        while !isOver.isUp {
            let left = try Correspondence.leftPending(
                olderThan: first.now - Self.age, after: last, limit: 20, in: first.database)
            for (id, organisation) in left where !isOver.isUp {
                guard let office = offices.first(where: { $0.organisationID == organisation }),
                    let letter = try Correspondence.find(id, in: office)
                else { continue }
                let working = press ?? Press()
                press = working
                try finish(letter, with: working, in: office)
            }
            // What stays pending in spite of all is looked at again in the next round, not at once.
            guard left.count == 20, let end = left.last?.0.number else { return }
            last = end
        }
    }

    private func finish(_ letter: Correspondence, with press: Press, in office: Office) throws {
        let finished = try press.finish(letter, in: office)
        if finished.status == .failed {
            log.note(.error, "correspondence \(letter.id.number) cannot be printed")
        } else {
            log.note(.info, "correspondence \(letter.id.number) printed late")
        }
    }
}
