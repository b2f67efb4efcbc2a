package import Postroom
import SQL

/// Letters in the cast: saved, printed and put into the tray, by the verbs that pages use.
extension Cast {
    /// Saves a letter of this type about everything that is overdue.
    @discardableResult
    package func letter(
        to customer: Customer, type code: String = "overdue-account", token: String
    ) throws -> Correspondence {
        guard let type = try CorrespondenceType.find(code: code, in: office) else {
            preconditionFailure("Postroom ships the type \(code)")
        }
        let draft = try Draft.proposed(for: customer, type: type, in: office)
        switch try Correspondence.write(draft, formToken: token, in: office) {
        case .written(let letter), .already(let letter), .repeated(let letter): return letter
        case .refused(let problems): preconditionFailure("the cast writes letters that can be written: \(problems)")
        }
    }

    /// A letter with bytes kept as its PDF.
    @discardableResult
    package func printed(
        to customer: Customer, type code: String = "overdue-account", token: String
    ) throws -> Correspondence {
        let letter = try letter(to: customer, type: code, token: token)
        let version: ID<TemplateVersion>? = try office.database.first("SELECT min(id) FROM template_version") { $0[0] }
        guard let version else { preconditionFailure("Postroom ships templates") }
        return try letter.keep(pdf: Array("%PDF-1.7 kept".utf8), pages: 1, template: version, in: office)
    }

    /// One email for each address.
    package func queue(_ letter: Correspondence, to addresses: [String], token: String) throws {
        let outgoing = addresses.map { address in
            guard let recipient = EmailAddress(address) else { preconditionFailure("\(address) is an address") }
            return Outgoing(
                recipient: recipient, recipientName: "", contactPointID: nil, subject: "Your account",
                text: "Please pay.", html: "")
        }
        guard case .queued = try letter.email(outgoing, sendToken: token, in: office) else {
            preconditionFailure("the cast presses Email once")
        }
    }
}
