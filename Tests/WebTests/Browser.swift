import FastCGI
import Foundation
import Mustache
import Postroom
import Press
import Support
import Web

/// A browser without a screen: keeps cookies, follows redirects, and sends forms with the token it finds on the page.
final class Browser {
    private let desk: FrontDesk<FrontOffice>
    private var cookies: [(name: String, value: String)] = []
    private(set) var address = "/"
    private(set) var status = 0
    private(set) var page = ""
    private(set) var reply = Reply(status: 0)
    /// What the desk wrote down about faults of ours.
    private let faults = Faults()

    private final class Faults { var lines: [String] = [] }

    static let password = "correct horse battery"

    init(_ office: Office, shelf: PictureShelf = PictureShelf()) throws {
        let root = #filePath.components(before: "/Tests/")
        let views = try Views(folder: "\(root)/views", assets: "1", strictness: .strict)
        let house = FrontOffice(office: office, press: Press(), views: views, shelf: shelf)
        let faults = faults
        desk = FrontDesk(routes: Site.routes, house: house) { faults.lines.append($0) }
    }

    var faultLines: [String] { faults.lines }

    /// A browser in which a new member of staff of this role has signed in.
    static func signedIn(
        _ office: Office, as role: Role = .staff, name: String = "Priya Nair", shelf: PictureShelf = PictureShelf()
    ) throws -> Browser {
        let browser = try Browser(office, shelf: shelf)
        let staffed = try office.staffed(by: role, name: name)
        guard let id = staffed.actor.staffID, let staff = try Staff.find(id, in: office.database) else {
            preconditionFailure("just added")
        }
        try browser.signIn(staff.email, password)
        return browser
    }

    func signIn(_ email: String, _ password: String) throws {
        get("/sign-in")
        send(to: "/sign-in", [("email", email), ("password", password), ("next", "")])
    }

    /// Opens an address and follows where it leads.
    @discardableResult
    func get(_ path: String) -> String {
        ask(Request("GET", path, cookies: cookies), path)
        follow()
        return page
    }

    /// Sends a form with the token of the page that is open, and follows where it leads.
    @discardableResult
    func send(to path: String, _ fields: [(name: String, value: String)]) -> String {
        post(path, fields + [("form_token", formToken ?? "")])
    }

    /// Sends a form exactly as given.
    @discardableResult
    func post(_ path: String, _ fields: [(name: String, value: String)]) -> String {
        ask(Request("POST", path, form: fields, cookies: cookies), path)
        follow()
        return page
    }

    var formToken: String? {
        page.text(after: "name=\"form_token\" value=\"", upTo: "\"")
    }

    func forgetCookies() { cookies = [] }

    private func follow() {
        var hops = 0
        while [301, 303].contains(status), let next = reply[header: "Location"], hops < 5 {
            hops += 1
            let path = next.split(separator: "#").first.map(String.init) ?? "/"
            ask(Request("GET", path, cookies: cookies), next)
        }
    }

    private func ask(_ request: Request, _ path: String) {
        address = path
        reply = desk.answer(request)
        status = reply.status
        page = reply.text
        Refusals.expectSentences(in: page, at: path)
        for header in reply.headers where header.name == "Set-Cookie" { keep(header.value) }
    }

    private func keep(_ header: String) {
        let pair = (header.split(separator: ";").first ?? "").split(separator: "=", maxSplits: 1)
        guard let name = pair.first.map(String.init) else { return }
        cookies.removeAll { $0.name == name }
        if !header.contains("Max-Age=0"), pair.count == 2 { cookies.append((name, String(pair[1]))) }
    }
}

extension String {
    func components(before mark: String) -> String {
        range(of: mark).map { String(self[..<$0.lowerBound]) } ?? self
    }

    /// The text between two marks, the first time they stand.
    func text(after start: String, upTo end: String) -> String? {
        guard let from = range(of: start) else { return nil }
        let rest = self[from.upperBound...]
        guard let to = rest.range(of: end) else { return nil }
        return String(rest[..<to.lowerBound])
    }

    /// How often a text occurs.
    func count(of text: String) -> Int { ranges(of: text).count }
}
