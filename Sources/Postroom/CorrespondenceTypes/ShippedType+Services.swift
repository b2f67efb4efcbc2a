/// What customers are sent because they joined or asked: welcome, copies, statements.
extension ShippedType {
    static let welcome = ShippedType(
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
            .numbers("Numbers", hint: "What the customer is served by. Listed in the letter."),
            ContentSection(
                kind: .text, key: "closing", label: "Closing words", hint: "The last paragraph before the signature.",
                isRequired: false),
            ContentSection(
                kind: .verification, key: "verification", label: "Confirming the address",
                hint: "The email to an address that nobody has confirmed carries a link to confirm it.",
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

                {{#numbers.any}}
                ## Your numbers

                {{> numbers}}

                {{/numbers.any}}
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
                The attached letter says how to reach us and how to pay. Please keep it.

                {{#verification_link}}
                **Please confirm that this address is yours**, so that we may send you bills and letters here:

                [Confirm this address]({{verification_link}})

                The link works once and for 14 days. If you did not expect this email, leave it: nothing happens.

                {{/verification_link}}
                {{closing_words}},

                {{signatory}}
                """))

    static let copyInvoices = ShippedType(
        code: "copy-invoices", name: "Copy Invoices",
        purpose: "The customer asks for copies of invoices. The bills themselves are sent, without a letter.",
        correspondenceClass: .billing, isBulkSafe: false,
        sections: [
            ContentSection(
                kind: .invoices, key: "invoices", label: "Invoices",
                hint: "The bill of each is attached to the email as its own file.", isRequired: true)
        ],
        letter: nil,
        email: TemplateText(
            subject: """
                {{organisation.name}}: {{#invoices.is_one}}a copy of your invoice {{invoices.first}}{{/invoices.is_one}}\
                {{^invoices.is_one}}copies of {{invoices.count}} invoices{{/invoices.is_one}}
                """,
            body: """
                {{salutation}},

                {{#invoices.is_one}}
                Attached is the copy of your invoice that you asked for.
                {{/invoices.is_one}}
                {{^invoices.is_one}}
                Attached are the copies of your invoices that you asked for, each as its own file.
                {{/invoices.is_one}}

                {{> invoice-list}}

                If you need another one, or something on an invoice looks wrong, please tell us. Your account number is
                **{{customer.account}}**.

                {{closing_words}},

                {{signatory}}
                """))

    static let statementOfAccount = ShippedType(
        code: "statement-of-account", name: "Statement of Account",
        purpose: "The customer wants to see the balance, and what happened on the account in a period.",
        correspondenceClass: .billing, isBulkSafe: true, showsPeriod: true,
        sections: [
            ContentSection(
                kind: .period, key: "period", label: "Period",
                hint: "The statement has everything dated from the first day to the last.", isRequired: true),
            ContentSection(
                kind: .text, key: "text", label: "Extra paragraph", hint: "Goes above the statement. Plain text.",
                isRequired: false),
            ContentSection(
                kind: .statement, key: "statement", label: "Statement",
                hint:
                    "Opening balance, invoices, payments, closing balance and how old it is: worked out when you save.",
                isRequired: true),
        ],
        letter: TemplateText(
            subject: "Statement of account to {{period.to}}",
            body: """
                This is what happened on your account {{customer.account}} from {{period.from}} to {{period.to}}.

                {{#text}}
                {{text}}

                {{/text}}
                {{> statement}}

                {{#statement.has_settled}}
                A line that says “settled” is a payment or credit that our books set against that invoice.

                {{/statement.has_settled}}
                {{#statement.is_due}}
                The balance is **{{statement.balance}}**{{#statement.has_overdue}}, of which
                **{{statement.overdue}}** is past its due date{{/statement.has_overdue}}.
                {{#statement.is_in_credit}}In another currency you are in credit by {{statement.credit}}.{{/statement.is_in_credit}}

                ## How old the balance is

                {{> ageing}}

                {{#terms}}
                Our payment terms with you: {{terms}}.
                {{/terms}}

                {{> how-to-pay}}

                {{/statement.is_due}}
                {{^statement.is_due}}
                {{#statement.is_in_credit}}
                **Your account is in credit by {{statement.credit}}.** There is nothing to pay. We set the credit against
                your next invoice, or pay it back if you ask us to.
                {{/statement.is_in_credit}}
                {{^statement.is_in_credit}}
                **Your account is clear.** There is nothing to pay.
                {{/statement.is_in_credit}}

                {{/statement.is_due}}
                What reached us after {{period.to}} is not in this statement. If something looks wrong or is missing, please
                tell us{{#organisation.telephone}} on {{organisation.telephone}}{{/organisation.telephone}}, and we will
                look into it.

                {{#statement.is_due}}
                {{> remittance-slip}}
                {{/statement.is_due}}
                """),
        email: TemplateText(
            subject: "{{organisation.name}}: your statement of account to {{period.to}}",
            body: """
                {{salutation}},

                Your statement of account {{customer.account}} from {{period.from}} to {{period.to}} is attached.

                {{#text}}
                {{text}}

                {{/text}}
                {{#statement.is_due}}
                The balance is **{{statement.balance}}**{{#statement.has_overdue}}, of which
                **{{statement.overdue}}** is past its due date{{/statement.has_overdue}}.

                {{> ageing}}

                {{> how-to-pay}}

                {{/statement.is_due}}
                {{^statement.is_due}}
                {{#statement.is_in_credit}}
                Your account is in credit by **{{statement.credit}}**. There is nothing to pay.
                {{/statement.is_in_credit}}
                {{^statement.is_in_credit}}
                Your account is clear. There is nothing to pay.
                {{/statement.is_in_credit}}

                {{/statement.is_due}}
                If something looks wrong or is missing, please tell
                us{{#organisation.telephone}} on {{organisation.telephone}}{{/organisation.telephone}}.

                {{closing_words}},

                {{signatory}}
                """))
}
