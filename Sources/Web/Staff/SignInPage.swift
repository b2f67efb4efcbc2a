import FastCGI
import Mustache
import Postroom

/// Signing in and out.
enum SignInPage {
    static func show(_ visit: Visit) throws -> Reply {
        if visit.staff != nil { return visit.redirect(to: next(visit.query["next"])) }
        return try form(visit, email: "", problem: nil, next: visit.query["next"] ?? "")
    }

    static func signIn(_ visit: Visit) throws -> Reply {
        guard let house = visit.house else { preconditionFailure("the house receives every visit") }
        let email = visit.form["email"] ?? ""
        let outcome = try Session.open(
            email: email, password: visit.form["password"] ?? "", network: visit.request.remoteAddress,
            previous: visit.session, in: house.office.database, clock: house.office.clock)
        switch outcome {
        case .signedIn(let token):
            var reply = Reply.redirect(to: next(visit.form["next"]))
            reply.set(SessionCookie.holding(token, on: visit))
            return reply
        case .refused:
            return try form(
                visit, email: email, problem: "The email address or the password is not right.",
                next: visit.form["next"] ?? "")
        case .throttled(let seconds):
            let minutes = (seconds + 59) / 60
            return try form(
                visit, email: email,
                problem: "Too many tries. Wait \(minutes == 1 ? "a minute" : "\(minutes) minutes"), then try again.",
                next: visit.form["next"] ?? "")
        }
    }

    static func signOut(_ visit: Visit) throws -> Reply {
        if let token = visit.session, let house = visit.house {
            try Session.close(token, in: house.office.database)
        }
        var reply = Reply.redirect(to: "/sign-in")
        reply.set(SessionCookie.removed(on: visit))
        return reply
    }

    private static func form(_ visit: Visit, email: String, problem: String?, next: String) throws -> Reply {
        try visit.show(
            "sign-in/show", title: problem == nil ? "Sign in" : "Error: Sign in", status: problem == nil ? 200 : 422,
            [("email", .text(email)), ("problem", Value(problem)), ("next", .text(next))])
    }

    /// Where to go afterwards: a page of ours, never another site.
    private static func next(_ address: String?) -> String {
        let local = LocalAddress.safe(address)
        return local == "/" || local.hasPrefix("/sign-") ? "/customers" : local
    }
}
