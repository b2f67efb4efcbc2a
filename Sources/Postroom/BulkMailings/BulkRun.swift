import Foundation

/// A bulk mailing that was started, as the runner needs it to go on with it.
package struct BulkRun: Sendable {
    package let id: ID<BulkMailing>
    package let organisationID: ID<Organisation>
    package let typeID: ID<CorrespondenceType>
    package let action: BulkMailing.Action
    package let mode: BulkMailing.Mode
    package let state: BulkMailing.State
    /// What every letter says alike, by the section's key.
    package let dates: [String: String]
    package let texts: [String: String]
    /// Customers up to this id have their reason written down.
    package let explainedTo: Int
    let starter: (id: ID<Staff>, name: String)?
    let timeZoneName: String

    /// The office in which its letters are made: in the name of whoever started it.
    package func office(in office: Office) -> Office {
        let zone = TimeZone(identifier: timeZoneName) ?? .gmt
        return office.acting(
            as: Actor(
                starter.map { .errand($0.id, name: $0.name) } ?? .postroom, organisationID: organisationID,
                timeZone: zone))
    }

    /// Holds a space, so that no form can forge it.
    func formToken(_ position: Int) -> String { "bulk \(id.number)/\(position)" }
}

/// Somebody on the list of a run whose letter is still to be made.
package struct BulkTask: Sendable, Equatable {
    package let position: Int
    package let customerID: ID<Customer>

    package init(position: Int, customerID: ID<Customer>) {
        (self.position, self.customerID) = (position, customerID)
    }
}

/// What became of a task, before it is written down.
package struct BulkResult: Sendable {
    package enum Fate: Sendable {
        case letter(BulkLetter)
        case skipped(BulkItem.Reason, detail: Int?)
        /// In words for somebody who can mend it.
        case failed(String)
    }

    package let task: BulkTask
    package let fate: Fate

    package init(_ task: BulkTask, _ fate: Fate) {
        (self.task, self.fate) = (task, fate)
    }
}

/// A letter that was printed under the number that it will have, with its emails.
package struct BulkLetter: Sendable {
    /// Why it is not emailed although that was asked for.
    package enum Kept: Sendable {
        case forPost
        /// In words.
        case because(String)
    }

    package let prepared: PreparedLetter
    package let number: Correspondence.Number
    package let pdf: [UInt8]
    package let pages: Int
    package let template: ID<TemplateVersion>
    /// The organisation in whose name it was printed, and when.
    package let organisation: Organisation
    package let printedAt: Moment
    package var emails: [Outgoing] = []
    package var kept: Kept?

    package init(
        _ prepared: PreparedLetter, number: Correspondence.Number, pdf: [UInt8], pages: Int,
        template: ID<TemplateVersion>, organisation: Organisation, at moment: Moment
    ) {
        (self.prepared, self.number, self.pdf, self.pages) = (prepared, number, pdf, pages)
        (self.template, self.organisation, printedAt) = (template, organisation, moment)
    }
}
