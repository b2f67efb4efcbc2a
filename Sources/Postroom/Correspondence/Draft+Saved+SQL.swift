import SQL

extension Draft {
    /// A draft that holds what a saved correspondence says, for its form to be opened again.
    package static func saved(_ correspondence: Correspondence, in office: Office) throws -> Draft {
        guard let customer = try Customer.find(correspondence.customerID, in: office),
            let type = try CorrespondenceType.find(correspondence.typeID, in: office)
        else { preconditionFailure("the schema lets neither go while the correspondence is there") }
        let content = try correspondence.content(in: office)
        var draft = Draft(customer: customer, type: type, date: correspondence.date.text)
        draft.yourReference = content.yourReference
        draft.dates = content.dates
        draft.texts = content.texts
        draft.invoiceIDs = try office.database.rows(
            "SELECT invoice_id FROM correspondence_invoice WHERE correspondence_id = \(correspondence.id)"
        ) { $0[0] }
        draft.paymentIDs = try office.database.rows(
            "SELECT payment_id FROM correspondence_payment WHERE correspondence_id = \(correspondence.id)"
        ) { $0[0] }
        draft.numberIDs = try office.database.rows(
            "SELECT customer_number_id FROM correspondence_number WHERE correspondence_id = \(correspondence.id)"
        ) { $0[0] }
        (draft.periodFrom, draft.periodTo) = (content.period?.from ?? "", content.period?.to ?? "")
        return draft
    }
}
