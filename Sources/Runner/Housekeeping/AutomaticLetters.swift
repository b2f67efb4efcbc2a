import Postroom
import Press

/// Letters that nobody asks for by hand: something happened that their type names as its trigger. They are made Ready
/// and wait for somebody to send them.
///
/// Each is written, printed and settled one after the other, no transaction open in between. Who is killed anywhere
/// on the way finds, the next time, what was written under the occurrence's own name, and goes on from there.
struct AutomaticLetters {
    let offices: [Office]
    let log: RunnerLog

    func write(isOver: Flag) throws {
        guard let first = offices.first else { return }
        var press: Press?
        while !isOver.isUp {
            let waiting = try Occurrence.waiting(limit: 20, in: first)
            for item in waiting where !isOver.isUp {
                guard let office = offices.first(where: { $0.organisationID == item.organisationID }) else { continue }
                let working = press ?? Press()
                press = working
                try write(item, with: working, in: office)
            }
            if waiting.count < 20 { return }
        }
    }

    private func write(_ item: Occurrence.Waiting, with press: Press, in office: Office) throws {
        switch try item.write(in: office) {
        case .written(let letter):
            let printed = try press.finish(letter, in: office)
            try item.settle(printed, in: office)
            if printed.status == .failed {
                log.note(.error, "automatic correspondence \(printed.id.number) cannot be printed")
            } else {
                log.note(.info, "automatic correspondence \(printed.id.number) is ready")
            }
        case .impossible:
            log.note(.warning, "occurrence \(item.id.number) makes no letter; the reason is on its record")
        }
    }
}
