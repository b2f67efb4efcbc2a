/// A type as Postroom ships it, with its letter and its email.
struct ShippedType {
    let code: String
    let name: String
    let purpose: String
    let correspondenceClass: CorrespondenceClass
    let isBulkSafe: Bool
    let sections: [ContentSection]
    let letter: TemplateText
    let email: TemplateText

    static let all = [welcome, overdueAccount]

    private static let welcome = ShippedType(
        code: "welcome", name: "Welcome",
        purpose: "A new customer has joined and should know how to reach us and how to pay.",
        correspondenceClass: .customerServices, isBulkSafe: true,
        sections: [
            ContentSection(
                kind: .text, key: "heading", label: "Heading", hint: "Left empty, the letter says “Welcome”.",
                isRequired: false),
            ContentSection(
                kind: .text, key: "text", label: "Message",
                hint: "A paragraph of your own, after the opening. Plain text.", isRequired: false),
            ContentSection(
                kind: .text, key: "closing", label: "Closing words", hint: "The last paragraph before the signature.",
                isRequired: false),
        ],
        letter: TemplateText(
            subject: "{{#heading}}{{heading}}{{/heading}}{{^heading}}Welcome to {{organisation.name}}{{/heading}}",
            body: """
                Thank you for choosing {{organisation.name}}. Your account is open, and this letter has the
                few things worth keeping at hand.

                {{#text}}
                {{text}}

                {{/text}}
                **Your account number is {{customer.account}}.** Please quote it when you write, call or pay, so
                that we find you straight away.

                ## When you need us

                {{#organisation.telephone}}
                - Call us on {{organisation.telephone}}.
                {{/organisation.telephone}}
                {{#organisation.email}}
                - Write to {{organisation.email}}.
                {{/organisation.email}}
                {{#organisation.website}}
                - Find answers at {{organisation.website}}.
                {{/organisation.website}}

                ## How to pay

                {{> how-to-pay}}

                {{#closing}}
                {{closing}}
                {{/closing}}
                {{^closing}}
                If anything about your account looks wrong, tell us soon. It is always easier to put right early.
                {{/closing}}
                """),
        email: TemplateText(
            subject: "{{#heading}}{{heading}}{{/heading}}{{^heading}}Welcome to {{organisation.name}}{{/heading}}",
            body: """
                {{salutation}},

                Thank you for choosing {{organisation.name}}. Your account number is **{{customer.account}}**.

                {{#text}}
                {{text}}

                {{/text}}
                {{#verification_link}}
                [Please confirm this email address]({{verification_link}}), so that we know our letters reach you and
                nobody else. The link works once, for 14 days.

                {{/verification_link}}
                The attached letter says how to reach us and how to pay. Please keep it.

                {{closing_words}},

                {{signatory}}
                """))

    private static let overdueAccount = ShippedType(
        code: "overdue-account", name: "Overdue Account",
        purpose: "One or more invoices are past their due date.",
        correspondenceClass: .creditControl, isBulkSafe: true,
        sections: [
            ContentSection(kind: .overdueInvoices, key: "invoices", label: "Overdue invoices", isRequired: true),
            ContentSection(
                kind: .date, key: "pay_by", label: "Pay by", hint: "The day by which we ask for payment.",
                isRequired: true, proposedDays: 7),
            ContentSection(
                kind: .text, key: "text", label: "Extra paragraph",
                hint: "Goes below the list of invoices. Plain text.", isRequired: false),
        ],
        letter: TemplateText(
            subject: "Your account is overdue by {{overdue.total}}",
            body: """
                Our records show that {{#overdue.is_one}}the invoice below is{{/overdue.is_one}}{{^overdue.is_one}}the
                {{overdue.count}} invoices below are{{/overdue.is_one}} past the due date. If you paid in the last
                few days, thank you: there is nothing more to do.

                {{> invoices}}

                {{#text}}
                {{text}}

                {{/text}}
                Please pay **{{overdue.total}}** by **{{pay_by}}**.

                {{> how-to-pay}}

                If you do not agree with an invoice, or cannot pay all of it now, please tell us before that day.
                {{#organisation.telephone}}
                You can reach us on {{organisation.telephone}}. We would rather agree a plan with you than write again.
                {{/organisation.telephone}}
                """),
        email: TemplateText(
            subject: "{{organisation.name}}: {{overdue.total}} overdue on account {{customer.account}}",
            body: """
                {{salutation}},

                **{{overdue.total}}** on your account {{customer.account}} is past its due date. Please pay it by
                **{{pay_by}}**.

                {{> invoices}}

                {{#text}}
                {{text}}

                {{/text}}
                {{> how-to-pay}}

                The attached letter has the details. If you paid in the last few days, thank you: there is nothing more
                to do. If something is not right, please tell us
                {{#organisation.telephone}}on {{organisation.telephone}}{{/organisation.telephone}} before that day.

                {{closing_words}},

                {{signatory}}
                """))
}
