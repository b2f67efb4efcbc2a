package import FastCGI

/// Takes requests in and hands replies out: finds the page, lets the right people through, and catches what goes wrong.
///
/// Each thread has its own, with its own house. It needs no socket: a test asks it as the web server does.
///
///     try listener.serve(threads: 4, turns: 2) {
///         FrontDesk(routes: Site.routes, house: try …, log: …).answer
///     }
package struct FrontDesk<Host: House> {
    private let router: Router
    private let house: Host
    private let policy: String
    private let limits: Limits
    private let faults: FaultLog

    /// - Parameters:
    ///   - policy: the Content-Security-Policy of pages that set none.
    ///   - log: takes one line without its end for each fault.
    package init(
        routes: [Route], house: Host, policy: String = SecurityHeaders.pages, limits: Limits = Limits(),
        log: @escaping (String) -> Void
    ) {
        router = Router(routes)
        self.house = house
        self.policy = policy
        self.limits = limits
        faults = FaultLog(write: log)
    }

    package func answer(_ request: Request) -> Reply {
        let visit = Visit(request, house: house)
        var reply: Reply
        do {
            // Who only looks sees one moment, from the session to the last row.
            let isLooking = Method(request.method) == .get
            reply = isLooking ? try house.reading { try serve(visit) } : try serve(visit)
            try house.remember(visit)
            if let cookie = visit.tokens.newCookie { reply.set(cookie) }
            try reply.checkHeaders()
        } catch {
            reply = self.reply(to: error, on: visit)
        }
        SecurityHeaders.dress(&reply, policy: policy, audience: visit.route?.audience)
        return reply
    }

    private func serve(_ visit: Visit) throws -> Reply {
        try house.receive(visit)
        return try page(for: visit)
    }

    private func page(for visit: Visit) throws -> Reply {
        let request = visit.request
        let segments = try request.segments()
        switch router.find(Method(request.method), segments) {
        case .nothing:
            if let elsewhere = withoutLastSlash(request, segments) { return elsewhere }
            throw TurnedAway.notFound
        case .otherMethods(let methods): throw TurnedAway.wrongMethod(methods)
        case .page(let route, let places):
            visit.route = route
            visit.places = places
            visit.query = try request.queryFields()
            try admit(visit, to: route)
            return try route.page(visit)
        }
    }

    /// Nothing of a form is read before somebody who may send it was seen, and nothing done before its token was.
    private func admit(_ visit: Visit, to route: Route) throws {
        if route.audience == .staff, visit.session == nil { throw TurnedAway.signedOut }
        guard route.method == .post else { return }
        if route.audience == .machines {
            // What else a program sends, its page reads.
            if visit.request.hasForm { visit.form = try visit.request.form(limits: limits) }
            return
        }
        guard FormTokens.isFromHere(visit.request) else { throw TurnedAway.expired }
        visit.form = try visit.request.form(limits: limits)
        guard visit.tokens.vouch(for: visit.form, session: visit.session) else { throw TurnedAway.expired }
    }

    /// The one catcher: what somebody should hear becomes its page, all else is logged and becomes the fault page.
    private func reply(to error: any Error, on visit: Visit) -> Reply {
        do {
            guard let reason = TurnedAway(error) else {
                let code = faults.log(error, on: visit)
                var reply = try house.faultPage(code: code, on: visit)
                reply.status = 500
                try reply.checkHeaders()
                return reply
            }
            var reply = try house.page(for: reason, on: visit)
            reply.status = reason.status
            if case .wrongMethod(let methods) = reason {
                reply[header: "Allow"] = methods.map(\.rawValue).joined(separator: ", ")
            }
            if let cookie = visit.tokens.newCookie { reply.set(cookie) }
            try reply.checkHeaders()
            return reply
        } catch {
            let code = faults.log(error, on: visit)
            return .text("Something went wrong on our side. Tell your administrator this code: \(code)", status: 500)
        }
    }

    private func withoutLastSlash(_ request: Request, _ segments: [String]) -> Reply? {
        guard segments.count > 1, segments.last == "",
            case .page(let route, _) = router.find(Method(request.method), segments.dropLast()), route.method == .get
        else { return nil }
        let query = request.query.isEmpty ? "" : "?\(request.query)"
        return .redirect(to: request.path.dropLast() + query, status: 301)
    }
}
