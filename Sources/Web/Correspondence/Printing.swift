import Postroom
import Press

/// Making the PDF of a correspondence, between two transactions: the press never works while one is open.
enum Printing {
    /// Prints a correspondence that was just written. A letter that cannot be printed leaves it Failed, with the reason.
    static func print(_ correspondence: Correspondence, with press: Press, in office: Office) throws -> Correspondence {
        guard correspondence.status == .pending || correspondence.status == .failed else { return correspondence }
        let (type, template) = try wording(of: correspondence.typeID, in: office)
        let gaps = Gaps(
            content: try correspondence.content(in: office), type: type, organisation: try Organisation.current(in: office),
            reference: correspondence.reference, date: correspondence.date)
        do {
            let letter = try press.letter(gaps, template: template, created: correspondence.createdAt)
            return try correspondence.keep(
                pdf: letter.bytes, pages: letter.pageCount, template: template.id, in: office)
        } catch let error as CannotPrint {
            return try correspondence.markFailed(error.reason, in: office)
        }
    }

    /// The letter as it would be with the next number.
    static func preview(
        _ content: FrozenContent, type: CorrespondenceType, customer: Customer, date: Day, with press: Press,
        in office: Office
    ) throws -> PrintedLetter {
        let (_, template) = try wording(of: type.id, in: office)
        let next = try Correspondence.nextNumber(for: customer.id, in: office)
        let gaps = Gaps(
            content: content, type: type, organisation: try Organisation.current(in: office),
            reference: "\(customer.account)/\(next.text)", date: date)
        return try press.preview(gaps, template: template, created: office.now)
    }

    /// The email that goes with a correspondence, one for each default recipient.
    static func emails(
        for correspondence: Correspondence, with press: Press, in office: Office
    ) throws -> [Outgoing] {
        guard let type = try CorrespondenceType.find(correspondence.typeID, in: office),
            let templateID = type.emailTemplate
        else { return [] }
        let recipients = try ContactPoint.defaultRecipients(
            of: correspondence.customerID, for: type.correspondenceClass, in: office)
        guard !recipients.isEmpty else { return [] }
        let gaps = Gaps(
            content: try correspondence.content(in: office), type: type, organisation: try Organisation.current(in: office),
            reference: correspondence.reference, date: correspondence.date)
        let email = try press.email(gaps, template: try TemplateVersion.current(of: templateID, in: office))
        return recipients.compactMap { point in
            EmailAddress(point.value).map { address in
                Outgoing(
                    recipient: address,
                    recipientName: point.contactName.isEmpty ? correspondence.customerName : point.contactName,
                    contactPointID: point.id, subject: email.subject, text: email.text, html: email.html)
            }
        }
    }

    private static func wording(
        of id: ID<CorrespondenceType>, in office: Office
    ) throws -> (CorrespondenceType, TemplateVersion) {
        guard let type = try CorrespondenceType.find(id, in: office) else { throw TurnedAway.notFound }
        guard let letter = type.letterTemplate else { throw CannotPrint(reason: "\(type.name) has no letter template.") }
        return (type, try TemplateVersion.current(of: letter, in: office))
    }
}
