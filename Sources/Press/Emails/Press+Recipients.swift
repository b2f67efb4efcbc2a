package import Postroom

/// The one place that decides what an address gets: the whole email, or word that a letter waits for it.
extension Press {
    /// One email to one address, ready to be queued. Every recipient has a link of its own; an address that is
    /// confirmed has none, so a section of the template over it is left out.
    ///
    /// - Parameters:
    ///   - point: the address as it stands among the customer's; nil for one that somebody typed, which counts as
    ///     unconfirmed and cannot be asked.
    ///   - gaps: of the correspondence, without a link.
    ///   - site: the address under which people reach Postroom, for the link.
    ///   - full: makes the whole email from the gaps; called only where the address gets it.
    package func outgoing(
        to recipient: EmailAddress, named name: String, point: ContactPoint?, gaps: Gaps, site: String,
        in office: Office, full: (Gaps) throws -> Email
    ) throws -> Outgoing {
        let isVerified = point?.state == .verified
        let link = point != nil && !isVerified ? VerificationLink() : nil
        let address = link?.address(at: site) ?? ""
        let isNotice = !isVerified && gaps.type.rules.unverifiedEmail == .notice
        var gaps = gaps
        gaps.verificationLink = address
        let email =
            isNotice
            ? try note(
                NoteGaps(organisation: gaps.organisation, verificationLink: address),
                template: try ShippedNote.unverifiedNotice.template(in: office))
            : try full(gaps)
        var outgoing = Outgoing(
            recipient: recipient, recipientName: isNotice ? "" : name, contactPointID: point?.id,
            subject: email.subject,
            text: email.text, html: email.html)
        outgoing.isNotice = isNotice
        // A link that the words do not carry is never given out.
        if let link, email.text.contains(link.token) { outgoing.verification = link }
        return outgoing
    }

    /// The email that asks the owner of an address to confirm it.
    package func request(to point: ContactPoint, site: String, in office: Office) throws -> Outgoing? {
        guard let recipient = EmailAddress(point.value) else { return nil }
        let link = VerificationLink()
        let email = try note(
            NoteGaps(organisation: try Organisation.current(in: office), verificationLink: link.address(at: site)),
            template: try ShippedNote.verifyAddress.template(in: office))
        var outgoing = Outgoing(
            recipient: recipient, recipientName: "", contactPointID: point.id, subject: email.subject, text: email.text,
            html: email.html)
        if email.text.contains(link.token) { outgoing.verification = link }
        return outgoing
    }
}
