import Postroom
import Press

/// The one place where the emails of a correspondence are composed, recipient by recipient: the quick send, the form and
/// every preview ask here, so that what is shown is what leaves.
struct Emailing {
    /// Somebody who is to have it.
    struct Recipient: Equatable {
        let address: EmailAddress
        let name: String
        /// `nil` for an address that was typed.
        let point: ContactPoint?
        var isCopy = false
    }

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
    func defaults() throws -> [Recipient] {
        try ContactPoint.defaultRecipients(of: record.customerID, for: type.correspondenceClass, in: office)
            .compactMap(recipient)
    }

    /// `nil` where the point holds no email address.
    func recipient(_ point: ContactPoint) -> Recipient? {
        EmailAddress(point.value).map {
            Recipient(
                address: $0, name: point.contactName.isEmpty ? record.customerName : point.contactName, point: point)
        }
    }

    /// The words of the type's email, for somebody to change.
    func message() throws -> WrittenMessage {
        try press.message(try Gaps(of: record, in: office), template: try template())
    }

    /// One email for each recipient, in their order.
    ///
    /// - Parameter written: words in place of the template's; `nil`: the template's.
    /// - Throws: `CannotPrint` where the template cannot be filled.
    func emails(to recipients: [Recipient], written: WrittenMessage? = nil) throws -> [Outgoing] {
        guard !recipients.isEmpty else { return [] }
        let gaps = try Gaps(of: record, in: office)
        let template = try template()
        return try recipients.map { recipient in
            var outgoing = try press.outgoing(
                to: recipient.address, named: recipient.name, point: recipient.point, gaps: gaps, site: site, in: office
            ) { gaps in
                try written.map { press.email(gaps, written: $0) } ?? press.email(gaps, template: template)
            }
            outgoing.isCopy = recipient.isCopy
            return outgoing
        }
    }

    private func template() throws -> TemplateVersion {
        guard let id = type.emailTemplate else {
            throw CannotPrint(reason: "\(type.name) has no email template. An administrator can give it one.")
        }
        return try TemplateVersion.current(of: id, in: office)
    }
}
