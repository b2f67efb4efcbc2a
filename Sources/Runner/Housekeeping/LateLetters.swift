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
        while !isOver.isUp {
            let left = try Correspondence.leftPending(olderThan: first.now - Self.age, limit: 20, in: first.database)
            for (id, organisation) in left where !isOver.isUp {
                guard let office = offices.first(where: { $0.organisationID == organisation }),
                    let letter = try Correspondence.find(id, in: office)
                else { continue }
                let working = press ?? Press()
                press = working
                try finish(letter, with: working, in: office)
            }
            if left.count < 20 { return }
        }
    }

    private func finish(_ letter: Correspondence, with press: Press, in office: Office) throws {
        do {
            let (printed, template) = try printed(letter, with: press, in: office)
            _ = try letter.keep(pdf: printed.bytes, pages: printed.pageCount, template: template, in: office)
            log.note(.info, "correspondence \(letter.id.number) printed late")
        } catch let error as CannotPrint {
            _ = try letter.markFailed(error.reason, in: office)
            log.note(.error, "correspondence \(letter.id.number) cannot be printed")
        }
    }

    private func printed(
        _ letter: Correspondence, with press: Press, in office: Office
    ) throws -> (PrintedLetter, ID<TemplateVersion>) {
        guard let type = try CorrespondenceType.find(letter.typeID, in: office), let template = type.letterTemplate
        else { throw CannotPrint(reason: "This correspondence type has no letter template.") }
        let version = try TemplateVersion.current(of: template, in: office)
        let gaps = Gaps(
            content: try letter.content(in: office), type: type, organisation: try Organisation.current(in: office),
            reference: letter.reference, date: letter.date)
        return (try press.letter(gaps, template: version, created: letter.createdAt), version.id)
    }
}
