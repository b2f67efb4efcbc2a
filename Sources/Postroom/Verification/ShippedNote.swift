/// A short email that belongs to no correspondence type, as Postroom ships it; each organisation has its own copy.
package enum ShippedNote: String, CaseIterable, Sendable {
    /// A letter waits, and the address has to be confirmed first.
    case unverifiedNotice = "unverified-notice"
    /// Somebody is asked to confirm an address.
    case verifyAddress = "verify-address"

    var name: String {
        switch self {
        case .unverifiedNotice: "Notice to an unconfirmed address"
        case .verifyAddress: "Request to confirm an address"
        }
    }

    /// Nothing personal stands in either: nobody knows yet who reads it.
    var text: TemplateText {
        switch self {
        case .unverifiedNotice:
            TemplateText(
                subject: "{{organisation.name}} has a letter for you",
                body: """
                    Dear customer,

                    We have a letter for you. Before we send letters to this address, we need to know that it is yours
                    and that you want them here.

                    {{#verification_link}}
                    [Confirm this email address]({{verification_link}})

                    The link works once, for 14 days. It shows who is asking and a button to press.
                    {{/verification_link}}
                    {{^verification_link}}
                    Please call or write to us, and we will tell you what it is about.
                    {{/verification_link}}

                    {{#organisation.telephone}}
                    If you would rather speak to us, call {{organisation.telephone}}.
                    {{/organisation.telephone}}
                    If you have nothing to do with {{organisation.name}}, please ignore this message.

                    {{closing_words}},

                    {{signatory}}
                    """)
        case .verifyAddress:
            TemplateText(
                subject: "Please confirm your email address for {{organisation.name}}",
                body: """
                    Dear customer,

                    {{organisation.name}} would like to write to you at this address. Please confirm that it is yours
                    and that you want our letters here.

                    [Confirm this email address]({{verification_link}})

                    The link works once, for 14 days. It shows who is asking and a button to press.

                    {{#organisation.telephone}}
                    Questions? Call {{organisation.telephone}}.
                    {{/organisation.telephone}}
                    If you have nothing to do with {{organisation.name}}, please ignore this message.

                    {{closing_words}},

                    {{signatory}}
                    """)
        }
    }
}
