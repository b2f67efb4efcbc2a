import FastCGI
import Web

/// A house of one member of staff, whose session's secret is "key".
struct Porch: House {
    struct Broken: Error { let account = "12345" }

    var receives: (Visit) throws -> Void = { _ in }
    var showsPages = true

    func receive(_ visit: Visit) throws {
        try receives(visit)
        if SessionCookie.secret(in: visit.request) == "key" { visit.session = "key" }
    }

    func formToken(for secret: String) -> String { "token of \(secret)" }

    func page(for reason: TurnedAway, on visit: Visit) throws -> Reply {
        guard showsPages else { throw Broken() }
        if reason == .signedOut { return .redirect(to: "/sign-in?return=\(PercentEncoding.encode(visit.address))") }
        return .html(reason.sentence)
    }

    func faultPage(code: String, on visit: Visit) throws -> Reply {
        guard showsPages else { throw Broken() }
        return .html("fault \(code)")
    }
}
