import Postroom
import Press

/// The emails of a stored correspondence, as the quick send, the form and every preview ask for them.
struct Emailing {
    let record: Correspondence
    let type: CorrespondenceType
    let press: Press
    let office: Office
    /// The address under which people reach Postroom, for verification links.
    private let site: String

    init(_ record: Correspondence, _ visit: Visit) throws {
        guard let type = try CorrespondenceType.find(record.typeID, in: visit.office) else {
            preconditionFailure("the schema lets no type go that a correspondence has")
        }
        (self.record, self.type) = (record, type)
        (press, office, site) = (visit.press, visit.office, visit.settings.publicURL)
    }

    /// Who has it when nobody chooses.
    func defaults() throws -> [EmailRecipient] {
        try ContactPoint.defaultRecipients(of: record.customerID, for: type.correspondenceClass, in: office)
            .compactMap { EmailRecipient($0, of: record.customerName) }
    }

    /// The words of the type's email, for somebody to change.
    func message() throws -> WrittenMessage {
        try press.message(try Gaps(of: record, in: office), template: try Press.emailTemplate(of: type, in: office))
    }

    /// One email for each recipient, in their order.
    ///
    /// - Parameter written: words in place of the template's; `nil`: the template's.
    /// - Throws: `CannotPrint` where the template cannot be filled.
    func emails(to recipients: [EmailRecipient], written: WrittenMessage? = nil) throws -> [Outgoing] {
        guard !recipients.isEmpty else { return [] }
        return try press.emails(
            to: recipients, gaps: try Gaps(of: record, in: office),
            template: try Press.emailTemplate(of: type, in: office), written: written, site: site, in: office)
    }
}
