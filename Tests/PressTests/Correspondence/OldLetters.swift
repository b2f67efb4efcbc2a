import Foundation
import Instruments
import Postroom
import Testing

/// What was stored of letters that were written by the first version: content, words and the digest of their bytes.
enum OldLetters {
    struct Kept: Sendable, CustomTestStringConvertible {
        let type: String
        let content: String
        let words: TemplateText
        let digest: String
        var testDescription: String { type }
    }

    static let all = [
        Kept(
            type: "welcome", content: welcome, words: welcomeWords,
            digest: "64c470c023dade1c41895c4140c95231b4259b593f87e80ad698eb4f8573a958"),
        Kept(
            type: "overdue-account", content: overdue, words: overdueWords,
            digest: "832c05c56c0c3d4ec267945757251497c65564978c0a4a6545bc78a20f8b0057"),
    ]

    /// Bytes follow from the faces too, so the digests hold where these are installed.
    static var isHere: Bool {
        let face = "/usr/share/fonts/opentype/inter/Inter-Regular.otf"
        guard let bytes = FileManager.default.contents(atPath: face),
            let digest = try? PDFTool.run("sha256sum", ["@"], on: Array(bytes))
        else { return false }
        return digest.hasPrefix("a7e791e8f5a0fb02b65663f7fca73e1d1ca9543f772ad480cbd76f4e3fe3f8cc")
    }

    private static let overdue = """
        {"customer":{"account":"12345","currency":"GBP","lines":["Ms Z Zażółć","Hartley & Sons Joinery Ltd","Unit 4 Kirkgate Works","18 Dock Street","Leeds","LS10 1JF"],"name":"Hartley & Sons Joinery Ltd","salutation":"Dear Ms Zażółć"},"dates":{"pay_by":"2026-11-27"},"invoices":[{"amount":41250,"currency":"GBP","date":"2026-09-03","daysOverdue":48,"due":"2026-10-03","number":"INV-204417","outstanding":41250},{"amount":41100,"currency":"EUR","date":"2026-10-01","daysOverdue":20,"due":"2026-10-31","number":"INV-204893","outstanding":10000}],"texts":{"text":"We spoke on Monday.\\nThank you for that."},"yourReference":"PO 4471"}
        """

    private static let welcome = """
        {"customer":{"account":"30001","currency":"GBP","lines":["Aisha Rahman","1 Mill Lane","Leeds"],"name":"Aisha Rahman","salutation":"Dear customer"},"dates":{},"invoices":[],"texts":{"heading":"Hello from Leeds","text":"Your engineer comes on Friday."},"yourReference":""}
        """

    private static let welcomeWords = TemplateText(
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
            """)

    private static let overdueWords = TemplateText(
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
            """)
}
