/// What customers are sent because of a payment.
extension ShippedType {
    static let failedPayment = ShippedType(
        code: "failed-payment", name: "Failed Payment",
        purpose: "A payment did not succeed and the customer has to do something.",
        correspondenceClass: .creditControl, isBulkSafe: false, trigger: .directDebitFailed,
        sections: [
            ContentSection(
                kind: .payments, key: "payments", label: "Payments that failed", isRequired: true,
                statuses: [.failed, .reversed]),
            ContentSection(
                kind: .invoices, key: "invoices", label: "Invoices", hint: "What the payment was for, if it is known.",
                isRequired: false),
            .payBy(days: 7),
            ContentSection(
                kind: .text, key: "text", label: "Extra paragraph", hint: "Goes below the payments. Plain text.",
                isRequired: false),
        ],
        letter: TemplateText(
            subject: """
                {{#payments.is_one}}Your payment of {{payments.total}} did not go through{{/payments.is_one}}\
                {{^payments.is_one}}{{payments.count}} of your payments did not go through{{/payments.is_one}}
                """,
            body: """
                {{#payments.is_one}}
                We tried to collect {{payments.total}}{{#payments.method}} by {{payments.method}}{{/payments.method}} on
                {{payments.date}}, and the payment did not go through.
                {{/payments.is_one}}
                {{^payments.is_one}}
                We tried to collect the payments below, and they did not go through.
                {{/payments.is_one}}
                That can have many causes and is mostly quick to put right.

                {{> payments}}

                {{#text}}
                {{text}}

                {{/text}}
                {{#invoices.any}}
                {{#invoices.is_one}}It was for this invoice:{{/invoices.is_one}}\
                {{^invoices.is_one}}It was for these invoices:{{/invoices.is_one}}

                {{> invoice-list}}

                {{/invoices.any}}
                Please pay **{{payments.total}}** by **{{pay_by}}**. If you have paid in another way since, thank you:
                there is nothing more to do.

                {{> how-to-pay}}

                If your bank or card has changed, or you cancelled the instruction to pay us, please tell us, so that the
                next payment works. If it is hard to pay at the moment, talk to
                us{{#organisation.telephone}} on {{organisation.telephone}}{{/organisation.telephone}}: we would rather
                agree a plan with you than write again.
                """),
        email: TemplateText(
            subject: "{{organisation.name}}: your payment of {{payments.total}} did not go through",
            body: """
                {{salutation}},

                {{#payments.is_one}}
                Your payment of **{{payments.total}}**{{#payments.method}} by {{payments.method}}{{/payments.method}} on
                {{payments.date}} did not go through.
                {{/payments.is_one}}
                {{^payments.is_one}}
                {{payments.count}} of your payments, **{{payments.total}}** together, did not go through.
                {{/payments.is_one}}
                Please pay by **{{pay_by}}**. Your account number is {{customer.account}}.

                {{> payments}}

                {{#text}}
                {{text}}

                {{/text}}
                {{> how-to-pay}}

                If you have paid in another way since, thank you: there is nothing more to do. If your bank or card has
                changed, or it is hard to pay at the moment, please talk to
                us{{#organisation.telephone}} on {{organisation.telephone}}{{/organisation.telephone}}.

                {{closing_words}},

                {{signatory}}
                """))

    static let autoTopUpNotice = ShippedType(
        code: "auto-top-up-notice", name: "Auto-topup Notice",
        purpose: "The account ran low and was topped up by itself.",
        correspondenceClass: .billing, isBulkSafe: false, trigger: .autoTopUp,
        sections: [
            ContentSection(
                kind: .payments, key: "payments", label: "Top-ups", isRequired: true, statuses: [.taken, .pending],
                topUps: true),
            .numbers("Numbers", hint: "What the credit is used by. Listed in the letter."),
            ContentSection(
                kind: .text, key: "text", label: "Extra paragraph", hint: "Goes below the top-ups. Plain text.",
                isRequired: false),
        ],
        letter: TemplateText(
            subject: "We topped up your account by {{payments.total}}",
            body: """
                {{#payments.is_one}}
                Your balance had run low, so we topped up your account by **{{payments.total}}** on
                **{{payments.date}}**, as you asked us to. There is nothing you need to do.
                {{/payments.is_one}}
                {{^payments.is_one}}
                Your balance had run low {{payments.count}} times, so we topped up your account by
                **{{payments.total}}** in all, as you asked us to. There is nothing you need to do.
                {{/payments.is_one}}

                {{> payments}}

                {{#numbers.any}}
                The credit is for:

                {{> numbers}}

                {{/numbers.any}}
                {{#text}}
                {{text}}

                {{/text}}
                If you did not expect this, or would like to change when and by how much we top up, please tell
                us{{#organisation.telephone}} on {{organisation.telephone}}{{/organisation.telephone}}\
                {{#organisation.email}}, or write to {{organisation.email}}{{/organisation.email}}. You can switch
                automatic top-ups off at any time.
                """),
        email: TemplateText(
            subject: "{{organisation.name}}: we topped up your account by {{payments.total}}",
            body: """
                {{salutation}},

                {{#payments.is_one}}
                Your balance had run low, so we topped up your account {{customer.account}} by **{{payments.total}}** on
                {{payments.date}}, as you asked us to.
                {{/payments.is_one}}
                {{^payments.is_one}}
                Your balance had run low, so we topped up your account {{customer.account}} {{payments.count}} times, by
                **{{payments.total}}** in all, as you asked us to.
                {{/payments.is_one}}
                There is nothing you need to do.

                {{> payments}}

                {{#text}}
                {{text}}

                {{/text}}
                If you did not expect this, or would like to change or stop automatic top-ups, please tell
                us{{#organisation.telephone}} on {{organisation.telephone}}{{/organisation.telephone}}.

                {{closing_words}},

                {{signatory}}
                """))
}
