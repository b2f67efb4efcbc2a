/// What customers are sent before something happens that they should be able to prevent.
extension ShippedType {
    static let suspensionWarning = ShippedType(
        code: "suspension-warning", name: "Suspension Warning",
        purpose: "Services will be suspended on a day unless the customer pays or talks to us.",
        correspondenceClass: .creditControl, isBulkSafe: true,
        sections: [
            .overdue,
            ContentSection(
                kind: .date, key: "suspend_on", label: "Suspension date",
                hint: "The day on which services will be suspended.", isRequired: true, proposedDays: 14),
            .numbers("Numbers that will be suspended", hint: "None ticked: the letter speaks of all services."),
            .paragraph,
        ],
        letter: TemplateText(
            subject: "Your services will be suspended on {{suspend_on}}",
            body: """
                We wrote to you about **{{overdue.total}}** that is past its due date, and we have neither had your
                payment nor heard from you. If you paid in the last few days, thank you: please tell us, so that nothing
                is suspended by mistake.

                {{> invoices}}

                {{#text}}
                {{text}}

                {{/text}}
                **Unless {{overdue.total}} has reached us before {{suspend_on}}, we will on that day suspend
                {{#numbers.any}}the services below.{{/numbers.any}}{{^numbers.any}}the services on your
                account.{{/numbers.any}}**

                {{> numbers}}

                {{> how-to-pay}}

                If you cannot pay all of it now, please call us before that
                day{{#organisation.telephone}} on {{organisation.telephone}}{{/organisation.telephone}}: while we have a
                plan together and it is kept, your services stay on. If an invoice looks wrong, tell us which one and why,
                and we will look into it before we suspend anything for it. If anybody depends on the service for their
                health or safety, please tell us now.

                {{#customer.is_individual}}
                Free and independent help with debt: Citizens Advice, StepChange (stepchange.org) and MoneyHelper
                (moneyhelper.org.uk).
                {{/customer.is_individual}}
                """),
        email: TemplateText(
            subject:
                "{{organisation.name}}: services on account {{customer.account}} will be suspended on {{suspend_on}}",
            body: """
                {{salutation}},

                **{{overdue.total}}** on your account {{customer.account}} is past its due date. Unless it has reached us
                before **{{suspend_on}}**, we will on that day suspend
                {{#numbers.any}}these services: {{numbers.list}}.{{/numbers.any}}{{^numbers.any}}the services on your
                account.{{/numbers.any}}

                {{> invoices}}

                {{#text}}
                {{text}}

                {{/text}}
                {{> how-to-pay}}

                The attached letter has the details. If you cannot pay all of it now, do not agree with an invoice, or
                somebody depends on the service for their health or safety, please call
                us{{#organisation.telephone}} on {{organisation.telephone}}{{/organisation.telephone}} before that day. If
                you paid in the last few days, thank you: please tell us.

                {{#customer.is_individual}}
                Free and independent help with debt: Citizens Advice, StepChange (stepchange.org) and MoneyHelper
                (moneyhelper.org.uk).

                {{/customer.is_individual}}
                {{closing_words}},

                {{signatory}}
                """))

    static let finalNotice = ShippedType(
        code: "final-notice", name: "Final Notice",
        purpose: "The last letter before further action. Claims interest where the law and your settings allow it.",
        correspondenceClass: .creditControl, isBulkSafe: true,
        sections: [
            .overdue,
            ContentSection(
                kind: .date, key: "pay_by", label: "Final date", hint: "The last day on which payment is accepted.",
                isRequired: true, proposedDays: 14),
            ContentSection(
                kind: .charges, key: "charges", label: "Interest and compensation", isRequired: false),
            .paragraph,
        ],
        letter: TemplateText(
            subject: "Final notice: please pay {{charges.to_pay}} by {{pay_by}}",
            body: """
                We wrote to you before about {{#overdue.is_one}}the invoice below. It is{{/overdue.is_one}}\
                {{^overdue.is_one}}the {{overdue.count}} invoices below. The oldest is{{/overdue.is_one}} now
                {{overdue.oldest}} overdue, and we have neither had your payment nor heard from you. If you paid in the
                last few days, thank you: please tell us, so that we can set this notice aside.

                {{> invoices}}

                {{#text}}
                {{text}}

                {{/text}}
                {{#charges.is_claimed}}
                ## Interest and compensation

                The Late Payment of Commercial Debts (Interest) Act 1998 lets us claim simple interest at 8 % a year over
                the Bank of England reference rate, from the day after each invoice was due, and a fixed sum for each
                invoice. To the date of this letter that comes to **{{charges.total}}**:

                {{> charges}}

                Interest = debt × rate × days ÷ 365, rounded to the penny. It grows by {{charges.daily}} a day until the
                invoices are paid.

                {{/charges.is_claimed}}
                {{#charges.is_mentioned}}
                We may also claim interest and compensation for late payment under the Late Payment of Commercial Debts
                (Interest) Act 1998. So far we have not.

                {{/charges.is_mentioned}}
                **Please pay {{charges.to_pay}}{{#charges.is_claimed}}, interest and compensation
                included,{{/charges.is_claimed}} by {{pay_by}}.**

                {{> how-to-pay}}

                ## What happens next

                {{#customer.is_individual}}
                If we have neither had your payment nor heard from you by {{pay_by}}, we may begin to recover the debt
                through the courts. Before any claim you would get a letter of claim, with a statement of the debt, a reply
                form and thirty days to answer it.

                - Cannot pay all of it now, or an invoice looks wrong? Talk to
                  us{{#organisation.telephone}} on {{organisation.telephone}}{{/organisation.telephone}} before that day.
                  We will listen, and we may agree a plan.
                - Free and independent help with debt: Citizens Advice, StepChange (stepchange.org) and MoneyHelper
                  (moneyhelper.org.uk). They can also tell you about a breathing space.
                {{/customer.is_individual}}
                {{^customer.is_individual}}
                If we have neither had your payment nor heard from you by {{pay_by}}, we may pass the debt on for
                recovery or begin court proceedings, and claim further interest and costs. We would rather settle it
                with you. If you do not agree with an invoice, tell us which one and why before that day; if you cannot
                pay all of it now, make us an offer.{{#organisation.telephone}} You can reach us on
                {{organisation.telephone}}.{{/organisation.telephone}}
                {{/customer.is_individual}}
                """),
        email: TemplateText(
            subject: "{{organisation.name}}: final notice, {{charges.to_pay}} on account {{customer.account}}",
            body: """
                {{salutation}},

                This is the last notice before further action. Please pay **{{charges.to_pay}}** on your account
                {{customer.account}} by **{{pay_by}}**.

                {{> invoices}}

                {{#charges.is_claimed}}
                With the invoices we claim {{charges.interest}} interest and {{charges.compensation}} compensation for
                late payment. The attached letter shows how we work them out.

                {{/charges.is_claimed}}
                {{#text}}
                {{text}}

                {{/text}}
                {{> how-to-pay}}

                The attached letter says what happens next. If you cannot pay all of it now, or do not agree with an
                invoice, please call us{{#organisation.telephone}} on
                {{organisation.telephone}}{{/organisation.telephone}} before that day. If you paid in the last few days,
                thank you: please tell us.

                {{#customer.is_individual}}
                Free and independent help with debt: Citizens Advice, StepChange (stepchange.org) and MoneyHelper
                (moneyhelper.org.uk).

                {{/customer.is_individual}}
                {{closing_words}},

                {{signatory}}
                """))
}
