import Postroom
import Press

/// Finds out what is to be done with one item of an order, and writes its emails. Puts nothing into the tray.
struct LetterWriter {
    let errand: LetterErrand
    let press: Press
    /// For links in emails.
    let site: String
    let office: Office

    func look(at item: LetterErrand.Item) throws -> LetterErrand.Finding {
        guard let id = item.letter else { return try billsOf(item) }
        guard let letter = try Correspondence.find(id, in: office) else { return .skip("It was deleted meanwhile.") }
        return try emails(of: letter)
    }

    private func emails(of letter: Correspondence) throws -> LetterErrand.Finding {
        let emailing = try Emailing(letter, with: press, site: site, in: office)
        if let objection = try errand.objection(to: letter, emailing.type, in: office) {
            return .skip(objection, letter: letter.id)
        }
        do {
            let emails = try emailing.emails(to: try emailing.defaults())
            return emails.isEmpty
                ? .fail("No valid email address for this correspondence.", letter: letter.id)
                : .emails(emails, of: letter)
        } catch let error as CannotPrint {
            return .fail(error.reason, letter: letter.id)
        }
    }

    /// The bills of one customer leave in a letter that is made for them here.
    private func billsOf(_ item: LetterErrand.Item) throws -> LetterErrand.Finding {
        switch try errand.bill(item, in: office) {
        case .skip(let reason): return .skip(reason)
        case .fail(let reason): return .fail(reason)
        case .letter(let letter):
            let finished = try press.finish(letter, in: office)
            guard finished.status != .failed else { return .fail(finished.failure, letter: finished.id) }
            return try emails(of: finished)
        }
    }
}
