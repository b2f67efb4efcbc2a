import Mustache
package import Postroom

/// What the gaps of a note are filled with: nothing about the customer, since nobody knows yet who reads it.
package struct NoteGaps: Sendable {
    package let organisation: Organisation
    /// Empty where the recipient cannot be asked.
    package let verificationLink: String

    package init(organisation: Organisation, verificationLink: String) {
        (self.organisation, self.verificationLink) = (organisation, verificationLink)
    }

    var value: Value {
        .record(
            Record([
                (
                    "organisation",
                    .record(
                        Record([
                            ("name", .text(organisation.name)),
                            ("legal_name", .text(organisation.particulars.legalName)),
                            ("telephone", .text(organisation.telephone)), ("email", .text(organisation.email)),
                            ("website", .text(organisation.website)),
                        ]))
                ),
                ("closing_words", "Yours faithfully"),
                (
                    "signatory",
                    .text(organisation.signatory.name.isEmpty ? organisation.name : organisation.signatory.name)
                ),
                ("verification_link", .text(verificationLink)),
            ]))
    }
}
