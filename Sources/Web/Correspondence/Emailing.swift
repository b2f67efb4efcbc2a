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

    init(_ record: Correspondence, with press: Press, in office: Office) throws {
        guard let type = try CorrespondenceType.find(record.typeID, in: office) else {
            preconditionFailure("the schema lets no type go that a correspondence has")
        }
        (self.record, self.type, self.press, self.office) = (record, type, press, office)
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
        let email = try written.map { press.email(gaps, written: $0) } ?? press.email(gaps, template: try template())
        return recipients.map { recipient in
            var outgoing = Outgoing(
                recipient: recipient.address, recipientName: recipient.name, contactPointID: recipient.point?.id,
                subject: email.subject, text: email.text, html: email.html)
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
