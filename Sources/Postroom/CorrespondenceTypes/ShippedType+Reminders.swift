/// What customers are sent when an invoice is late: friendly first, firmer after.
extension ShippedType {
    static let overdueAccount = ShippedType(
        code: "overdue-account", name: "Overdue Account",
        purpose: "One or more invoices are past their due date.",
        correspondenceClass: .creditControl, isBulkSafe: true,
        sections: [.overdue, .payBy(days: 7), .paragraph],
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

    static let firstReminder = ShippedType(
        code: "first-reminder", name: "First Reminder",
        purpose: "A friendly first word, some days after an invoice was due.",
        correspondenceClass: .creditControl, isBulkSafe: true,
        sections: [.overdue, .payBy(days: 7), .paragraph],
        letter: TemplateText(
            subject: "A reminder: {{overdue.total}} is past its due date",
            body: """
                Perhaps it slipped through: we have not yet had your payment for
                {{#overdue.is_one}}the invoice below, which is{{/overdue.is_one}}{{^overdue.is_one}}the
                {{overdue.count}} invoices below, which are{{/overdue.is_one}} past the due date. If your payment is on
                its way, thank you: there is nothing more to do.

                {{> invoices}}

                {{#text}}
                {{text}}

                {{/text}}
                Otherwise please pay **{{overdue.total}}** by **{{pay_by}}**.

                {{> how-to-pay}}

                If an invoice does not look right, or you need a little more time, just let us
                know{{#organisation.telephone}} on {{organisation.telephone}}{{/organisation.telephone}}. We are glad to
                help.
                """),
        email: TemplateText(
            subject: "{{organisation.name}}: a reminder about {{overdue.total}} on account {{customer.account}}",
            body: """
                {{salutation}},

                Perhaps it slipped through: **{{overdue.total}}** on your account {{customer.account}} is past its due
                date. If your payment is on its way, thank you. Otherwise please pay by **{{pay_by}}**.

                {{> invoices}}

                {{#text}}
                {{text}}

                {{/text}}
                {{> how-to-pay}}

                If an invoice does not look right, or you need a little more time, just reply to this
                email{{#organisation.telephone}} or call us on {{organisation.telephone}}{{/organisation.telephone}}.

                {{closing_words}},

                {{signatory}}
                """))

    static let secondReminder = ShippedType(
        code: "second-reminder", name: "Second Reminder",
        purpose: "A firmer word, when the first reminder was not answered.",
        correspondenceClass: .creditControl, isBulkSafe: true,
        sections: [.overdue, .payBy(days: 7), .paragraph],
        letter: TemplateText(
            subject: "Second reminder: please pay {{overdue.total}} by {{pay_by}}",
            body: """
                We wrote to you about this account before, and we have neither had your payment nor heard from you.
                {{#overdue.is_one}}The invoice below is{{/overdue.is_one}}{{^overdue.is_one}}The oldest of the
                {{overdue.count}} invoices below is{{/overdue.is_one}} now {{overdue.oldest}} overdue.

                {{> invoices}}

                {{#text}}
                {{text}}

                {{/text}}
                Please pay **{{overdue.total}}** by **{{pay_by}}**. If you paid in the last few days, thank you: there is
                nothing more to do.

                {{> how-to-pay}}

                If we have not had your payment or heard from you by then, we may have to take further steps. We would
                much rather not. If you do not agree with an invoice, or cannot pay all of it now, please tell us before
                that day{{#organisation.telephone}}, on {{organisation.telephone}}{{/organisation.telephone}}: we can
                look into it, or agree a plan with you.
                """),
        email: TemplateText(
            subject: "{{organisation.name}}: second reminder, {{overdue.total}} on account {{customer.account}}",
            body: """
                {{salutation}},

                We wrote to you about this account before. **{{overdue.total}}** on your account {{customer.account}} is
                still open, the oldest part of it {{overdue.oldest}} overdue. Please pay by **{{pay_by}}**.

                {{> invoices}}

                {{#text}}
                {{text}}

                {{/text}}
                {{> how-to-pay}}

                The attached letter has the details. If you do not agree with an invoice, or cannot pay all of it now,
                please tell us before that day{{#organisation.telephone}}, on
                {{organisation.telephone}}{{/organisation.telephone}}. If you paid in the last few days, thank you.

                {{closing_words}},

                {{signatory}}
                """))
}
