package import Postroom

/// The emails of a stored correspondence, as the quick send, the form, every preview and the runner ask for them.
package struct Emailing {
    package let record: Correspondence
    package let type: CorrespondenceType
    package let press: Press
    package let office: Office
    /// The address under which people reach Postroom, for verification links.
    private let site: String

    package init(_ record: Correspondence, with press: Press, site: String, in office: Office) throws {
        guard let type = try CorrespondenceType.find(record.typeID, in: office) else {
            preconditionFailure("the schema lets no type go that a correspondence has")
        }
        (self.record, self.type) = (record, type)
        (self.press, self.office, self.site) = (press, office, site)
    }

    /// Who has it when nobody chooses.
    package func defaults() throws -> [EmailRecipient] {
        try ContactPoint.defaultRecipients(of: record.customerID, for: type.correspondenceClass, in: office)
            .compactMap { EmailRecipient($0, of: record.customerName) }
    }

    /// The words of the type's email, for somebody to change.
    package func message() throws -> WrittenMessage {
        try press.message(try Gaps(of: record, in: office), template: try Press.emailTemplate(of: type, in: office))
    }

    /// One email for each recipient, in their order.
    ///
    /// - Parameter written: words in place of the template's; `nil`: the template's.
    /// - Throws: `CannotPrint` where the template cannot be filled.
    package func emails(to recipients: [EmailRecipient], written: WrittenMessage? = nil) throws -> [Outgoing] {
        guard !recipients.isEmpty else { return [] }
        return try press.emails(
            to: recipients, gaps: try Gaps(of: record, in: office),
            template: try Press.emailTemplate(of: type, in: office), written: written, site: site, in: office)
    }
}
