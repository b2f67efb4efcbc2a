import SQL

/// Why a correspondence cannot be sent as ordered, looked at in the transaction that would send it.
extension Correspondence {
    func obstacle(to order: SendOrder, _ papers: Papers, in office: Office) throws -> Problem? {
        if let sentence = readiness(papers) { return Problem(sentence) }
        guard !order.emails.isEmpty else { return Problem("No valid email address for this correspondence.") }
        guard order.emails.contains(where: { !$0.isCopy }) else {
            return Problem(field: "to", "Choose at least one recipient; Cc alone is not enough.")
        }
        if let bar = try cautions(in: office).first(where: \.isBar) { return Problem(bar.message) }
        return try fallenAway(order, in: office) ?? tooMuch(papers, order, in: office)
    }

    /// Why nothing can be sent yet; `nil` where its papers are there.
    package func readiness(_ papers: Papers) -> String? {
        switch status {
        case .pending: "The document is still being generated."
        case .failed: "There is no document to send. \(failure)"
        default: papers.complaint ?? (papers.attached.isEmpty ? "The document is still being generated." : nil)
        }
    }

    /// A recipient whose address may no longer be used, by name.
    private func fallenAway(_ order: SendOrder, in office: Office) throws -> Problem? {
        let known = try ContactPoint.of(customerID, in: office).filter { $0.kind == .email }
        for email in order.emails {
            let field = email.isCopy ? "cc" : email.contactPointID == nil ? "other" : "to"
            if let id = email.contactPointID, !known.contains(where: { $0.id == id }) {
                return Problem(
                    field: field, "\(email.recipient) is no longer an address of \(customerName). Choose another.")
            }
            guard let point = known.first(where: { $0.value.lowercased() == email.recipient.key }),
                !point.isUsableEmail
            else { continue }
            return Problem(
                field: field, "\(email.recipient) is \(point.state.rawValue) and cannot be used. Choose another.")
        }
        return nil
    }

    private func tooMuch(_ papers: Papers, _ order: SendOrder, in office: Office) throws -> Problem? {
        let size = papers.size + order.extras.reduce(0) { $0 + $1.document.size }
        let limit = try AttachmentLimit.bytes(in: office)
        guard size > limit else { return nil }
        return Problem(
            field: "documents",
            "The attachments come to \(size.asFileSize); one email takes \(limit.asFileSize) at most. Leave some out.")
    }
}
