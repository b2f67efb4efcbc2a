package import Postroom

/// The one place where the emails of a correspondence are composed, recipient by recipient: whoever sends or previews
/// asks here, so that what is shown is what leaves.
extension Press {
    /// One email for each recipient, in their order.
    ///
    /// - Parameters:
    ///   - written: words in place of the template's; `nil`: the template's.
    ///   - site: the address under which people reach Postroom, for verification links.
    /// - Throws: `CannotPrint` where the template cannot be filled.
    package func emails(
        to recipients: [EmailRecipient], gaps: Gaps, template: TemplateVersion, written: WrittenMessage? = nil,
        site: String, in office: Office
    ) throws -> [Outgoing] {
        try recipients.map { recipient in
            var outgoing = try outgoing(
                to: recipient.address, named: recipient.name, point: recipient.point, gaps: gaps, site: site, in: office
            ) { gaps in
                try written.map { email(gaps, written: $0) } ?? email(gaps, template: template)
            }
            outgoing.isCopy = recipient.isCopy
            return outgoing
        }
    }

    /// The email template that emails of a type are made with.
    ///
    /// - Throws: `CannotPrint` where the type has none.
    package static func emailTemplate(of type: CorrespondenceType, in office: Office) throws -> TemplateVersion {
        guard let id = type.emailTemplate else {
            throw CannotPrint(reason: "\(type.name) has no email template. An administrator can give it one.")
        }
        return try TemplateVersion.current(of: id, in: office)
    }
}
