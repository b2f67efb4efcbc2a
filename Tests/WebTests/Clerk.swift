import FastCGI
import Foundation
import Mustache
import Postroom
import Press
import Support
import Web

/// Somebody at a browser without a screen: signs in, keeps cookies, sends forms (with files) from the page that is open.
final class Clerk {
    private let desk: FrontDesk<FrontOffice>
    private let faultLines = FaultLines()
    private var cookies: [String: String] = [:]
    private(set) var reply = Reply(status: 0)
    /// The address of the page that is open.
    private(set) var address = ""
    let office: Office

    private final class FaultLines { var lines: [String] = [] }

    /// Nobody is signed in yet.
    init(at office: Office, settings: WebSettings = WebSettings()) throws {
        let root = String(#filePath.prefix(upTo: #filePath.range(of: "/Tests/WebTests/")!.lowerBound))
        let views = try Views(folder: root + "/views", assets: "test", strictness: .strict)
        let faultLines = faultLines
        self.office = office
        desk = FrontDesk(
            routes: Site.routes, house: FrontOffice(office: office, press: Press(), views: views, settings: settings)
        ) { faultLines.lines.append($0) }
    }

    /// A new member of staff of this role, signed in.
    static func signedIn(
        as role: Role, at office: Office, settings: WebSettings = WebSettings(), name: String = "Priya Nair"
    ) throws -> Clerk {
        let clerk = try Clerk(at: office, settings: settings)
        let staffed = try office.staffed(by: role, name: name)
        guard let id = staffed.actor.staffID, let staff = try Staff.find(id, in: office.database) else {
            preconditionFailure("just added")
        }
        try clerk.signIn(staff.email, "correct horse battery")
        return clerk
    }

    func signIn(_ email: String, _ password: String) throws {
        open("/sign-in")
        send("/sign-in", [("email", email), ("password", password)])
    }

    var page: String { reply.text }
    var status: Int { reply.status }
    /// What went wrong on our side; a test of anything else ends with none.
    var faults: [String] { faultLines.lines }
    var title: String { between("<title>", "</title>") ?? "" }

    /// Asks for a page and goes where it leads.
    @discardableResult
    func open(_ path: String) -> String {
        ask(Request("GET", path, cookies: cookieList), path)
        return page
    }

    /// Sends a form with the token of the page that is open, and goes where the answer leads.
    @discardableResult
    func send(_ path: String, _ fields: [(name: String, value: String)]) -> String {
        let token = between("name=\"form_token\" value=\"", "\"") ?? ""
        ask(Request("POST", path, form: fields + [("form_token", token)], cookies: cookieList), path)
        return page
    }

    /// Sends a form with a file.
    @discardableResult
    func send(
        _ path: String, _ fields: [(name: String, value: String)], file: String, named name: String, _ bytes: [UInt8]
    )
        -> String
    {
        let token = between("name=\"form_token\" value=\"", "\"") ?? ""
        let line = "----clerk-7d1f"
        var body: [UInt8] = []
        for field in fields + [("form_token", token)] {
            body += Array(
                "--\(line)\r\nContent-Disposition: form-data; name=\"\(field.name)\"\r\n\r\n\(field.value)\r\n".utf8)
        }
        body += Array(
            ("--\(line)\r\nContent-Disposition: form-data; name=\"\(file)\"; filename=\"\(name)\"\r\n"
                + "Content-Type: text/csv\r\n\r\n").utf8)
        body += bytes + Array("\r\n--\(line)--\r\n".utf8)
        let cookie = cookieList.map { "\($0.name)=\($0.value)" }.joined(separator: "; ")
        ask(
            Request(
                "POST", path, body: body,
                headers: [("content-type", "multipart/form-data; boundary=\(line)"), ("cookie", cookie)]), path)
        return page
    }

    /// Sends a body as a program would: no cookie, no form token.
    func call(_ path: String, _ body: String, headers: [(name: String, value: String)]) -> Reply {
        desk.answer(
            Request(
                "POST", path, body: Array(body.utf8), headers: [("content-type", "application/json")] + headers))
    }

    /// The bytes of the last answer, also where it is a file.
    func bytes() throws -> [UInt8] {
        switch reply.content {
        case .bytes(let bytes): bytes
        case .file(let path): Array(try Data(contentsOf: URL(fileURLWithPath: path)))
        }
    }

    func header(_ name: String) -> String? { reply[header: name] }

    func between(_ start: String, _ end: String) -> String? {
        guard let from = page.range(of: start), let to = page.range(of: end, range: from.upperBound..<page.endIndex)
        else {
            return nil
        }
        return String(page[from.upperBound..<to.lowerBound])
    }

    private var cookieList: [(name: String, value: String)] { cookies.map { (name: $0.key, value: $0.value) } }

    private func ask(_ request: Request, _ path: String) {
        address = path
        reply = desk.answer(request)
        Refusals.expectSentences(in: reply.text, at: path)
        for header in reply.headers where header.name == "Set-Cookie" {
            let parts = header.value.split(separator: ";")[0].split(separator: "=", maxSplits: 1)
            let value = parts.count == 2 ? String(parts[1]) : ""
            cookies[String(parts[0])] = value.isEmpty ? nil : value
        }
        if [301, 303].contains(reply.status), let next = reply[header: "Location"] { open(next) }
    }
}
