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
        office.acting(as: Actor(for: starter, organisationID: organisationID, timeZoneName: timeZoneName))
    }

    /// Holds a space, so that no form can forge it.
    func formToken(_ position: Int) -> String { "bulk \(id.number)/\(position)" }
}
