import Foundation
import Postroom
import SQL
import Support

/// Calder Fibre with customers whom letters can go to, and somebody at the form of a bulk mailing.
struct MailingDesk {
    let office: Office
    let cast: Cast
    let browser: Browser

    init(customers: Int = 0) throws {
        office = try TestOffice.open()
        cast = try Cast.assembled(in: office)
        for account in ["20007", "30001"] {
            try cast.point(.email, "post@\(account).example", of: try cast.customer(account))
        }
        try cast.invoice(
            "INV-400001", of: try cast.customer("30001"), date: "2026-10-20", due: "2026-11-03", amount: 50)
        try cast.keepFigures()
        if customers > 0 { try Sample.generate(customers: customers, in: office) }
        browser = try Browser.signedIn(office)
    }

    /// A customer whom letters can go to and who owes nothing.
    @discardableResult
    func payer(_ account: String = "40001", _ name: String = "Paid Up Ltd") throws -> Customer {
        let payer = try cast.customer(account, name)
        try cast.point(.email, "post@\(account).example", of: payer)
        return payer
    }

    func type(_ code: String) throws -> String {
        guard let type = try CorrespondenceType.find(code: code, in: office) else {
            preconditionFailure("Postroom ships the type \(code)")
        }
        return String(type.id.number)
    }

    /// The form as a browser would send it: what the page holds, with these fields in place of its own.
    func form(_ changes: [(name: String, value: String)]) -> [(name: String, value: String)] {
        browser.get("/bulk-mailings/new")
        return sent(changes)
    }

    /// The same, of the form that is open.
    func sent(_ changes: [(name: String, value: String)]) -> [(name: String, value: String)] {
        let names = Set(changes.map(\.name))
        let hidden = browser.page.fields(of: "mailing").filter { !names.contains($0.name) && $0.name != "form_token" }
        return hidden + changes
    }

    @discardableResult
    func select(_ changes: [(name: String, value: String)]) -> String {
        browser.send(to: "/bulk-mailings", form(changes))
    }

    /// The accounts of the rows that are shown.
    var listed: [String] {
        let table = browser.page.text(after: "tick-list\"", upTo: "</table>") ?? ""
        return table.components(separatedBy: "<tr><td>").dropFirst().map { String($0.prefix { $0 != "<" }) }
    }
}

extension String {
    /// What a browser would send of the form with this id: hidden fields, ticked boxes, chosen options, texts.
    func fields(of form: String) -> [(name: String, value: String)] {
        guard
            let body = text(after: "<form id=\"\(form)\"", upTo: "</form>")
                ?? text(after: "id=\"\(form)\"", upTo: "</form>")
        else { return [] }
        var fields: [(name: String, value: String)] = []
        for tag in body.components(separatedBy: "<input ").dropFirst() {
            let tag = String(tag.prefix { $0 != ">" })
            guard let name = tag.text(after: "name=\"", upTo: "\"") else { continue }
            let isBox = tag.contains("type=\"checkbox\"") || tag.contains("type=\"radio\"")
            if isBox && !tag.contains(" checked") { continue }
            fields.append((name, tag.text(after: "value=\"", upTo: "\"") ?? ""))
        }
        for select in body.components(separatedBy: "<select ").dropFirst() {
            guard let name = select.text(after: "name=\"", upTo: "\"") else { continue }
            let options = select.text(after: ">", upTo: "</select>") ?? ""
            let chosen = options.components(separatedBy: "<option ").first {
                $0.prefix { $0 != ">" }.contains(" selected")
            }
            fields.append((name, chosen?.text(after: "value=\"", upTo: "\"") ?? ""))
        }
        for area in body.components(separatedBy: "<textarea ").dropFirst() {
            guard let name = area.text(after: "name=\"", upTo: "\"") else { continue }
            let text = area.text(after: ">", upTo: "</textarea>") ?? ""
            fields.append((name, text.hasPrefix("\n") ? String(text.dropFirst()) : text))
        }
        return fields.map { ($0.name, $0.value.replacingOccurrences(of: "&amp;", with: "&")) }
    }
}
