import Postroom
import Press

/// Makes the letters of one batch, with their emails: looks at every customer once more, prints, composes. No
/// transaction is open while the press works.
struct LetterMaker {
    let run: BulkRun
    let press: Press
    /// The address under which people reach Postroom.
    let site: String
    /// In which the letters are made; see `BulkRun.office`.
    let office: Office

    /// What all letters of the batch have in common.
    private struct Stationery {
        let type: CorrespondenceType
        let organisation: Organisation
        let letter: TemplateVersion
        /// `nil`: nothing is emailed.
        let email: TemplateVersion?
        /// Why nothing can be emailed although it should; `nil`: it can.
        let complaint: String?
    }

    func make(_ tasks: [BulkTask]) throws -> [BulkResult] {
        let stationery: Stationery
        do {
            guard let found = try fetch() else {
                return tasks.map { BulkResult($0, .skipped(.typeWithdrawn, detail: nil)) }
            }
            stationery = found
        } catch let error as CannotPrint {
            return tasks.map { BulkResult($0, .failed(error.reason)) }
        }
        let readings = try office.reading {
            try tasks.map { task in
                try guarded {
                    try run.read(task, type: stationery.type, in: office)
                } onTrouble: {
                    .failed($0)
                }
            }
        }
        return try zip(tasks, readings).map { task, reading in
            switch reading {
            case .skipped(let reason, let detail): BulkResult(task, .skipped(reason, detail: detail))
            case .failed(let words): BulkResult(task, .failed(words))
            case .ready(let ready):
                BulkResult(
                    task,
                    try guarded {
                        try print(ready, stationery)
                    } onTrouble: {
                        .failed($0)
                    })
            }
        }
    }

    /// `nil` where the type may not be used any more.
    private func fetch() throws -> Stationery? {
        try office.reading {
            guard let type = try run.type(in: office) else { return nil }
            let organisation = try Organisation.current(in: office)
            let letter = try Press.letterTemplate(of: type.id, in: office)
            guard run.action == .createAndEmail else {
                return Stationery(type: type, organisation: organisation, letter: letter, email: nil, complaint: nil)
            }
            let email = type.emailTemplate == nil ? nil : try Press.emailTemplate(of: type, in: office)
            let complaint =
                organisation.senderComplaint
                ?? (email == nil ? "\(type.name) has no email template. An administrator can give it one." : nil)
            return Stationery(
                type: type, organisation: organisation, letter: letter, email: email, complaint: complaint)
        }
    }

    private func print(_ ready: BulkRun.Ready, _ stationery: Stationery) throws -> BulkResult.Fate {
        let prepared = ready.prepared
        let gaps = Gaps(
            content: prepared.content, type: prepared.type, organisation: stationery.organisation,
            reference: prepared.reference(ready.number), date: prepared.date)
        let now = office.now
        do {
            let printed = try press.letter(gaps, template: stationery.letter, created: now)
            var letter = BulkLetter(
                prepared, number: ready.number, pdf: printed.bytes, pages: printed.pageCount,
                template: stationery.letter.id, organisation: stationery.organisation, at: now)
            letter.kept = ready.kept
            if !ready.recipients.isEmpty { try compose(&letter, ready.recipients, gaps, stationery) }
            return .letter(letter)
        } catch let error as CannotPrint {
            return .failed(error.reason)
        }
    }

    /// A letter whose email cannot be composed is made all the same, and waits for somebody.
    private func compose(
        _ letter: inout BulkLetter, _ points: [ContactPoint], _ gaps: Gaps, _ stationery: Stationery
    ) throws {
        guard stationery.complaint == nil, let template = stationery.email else {
            letter.kept = .because(stationery.complaint ?? "")
            return
        }
        do {
            let name = letter.prepared.customer.name
            letter.emails = try press.emails(
                to: points.compactMap { EmailRecipient($0, of: name) }, gaps: gaps, template: template, site: site,
                in: office)
        } catch let error as CannotPrint {
            letter.kept = .because(error.reason)
        }
    }

    /// What goes wrong with one letter is that letter's; what the database does not do concerns all.
    private func guarded<Value>(_ work: () throws -> Value, onTrouble: (String) -> Value) throws -> Value {
        do {
            return try work()
        } catch  where !Trouble.isOfDatabase(error) {
            return onTrouble("This letter could not be made: \(String(describing: error).shortened(to: 200))")
        }
    }
}
