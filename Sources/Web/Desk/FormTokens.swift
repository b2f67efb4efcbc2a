import FastCGI

/// Proof that a form came from a page of ours, shown to this very browser.
///
/// The token derives from the session's secret. Who has no session yet (sign-in, verification links) gets a visitor's
/// cookie with a random secret when the first form is shown.
final class FormTokens {
    static let field = "form_token"
    private let request: Request
    private let make: (String) -> String
    private lazy var visitor = request.cookie(Self.cookieName(isSecure: request.isSecure)).flatMap {
        $0.isEmpty ? nil : $0
    }
    /// A visitor's cookie made during this visit, to be set with the reply.
    private(set) var newCookie: Cookie?

    init(request: Request, make: @escaping (String) -> String) {
        self.request = request
        self.make = make
    }

    func token(session: String?) -> String {
        make(session ?? visitor ?? newVisitor())
    }

    /// Whether the form carries the token of this session or visitor.
    func vouch(for form: Form, session: String?) -> Bool {
        guard let secret = session ?? visitor, let sent = form[Self.field] else { return false }
        return Self.same(Array(sent.utf8), Array(make(secret).utf8))
    }

    /// Whether the browser says that the form was sent from a page of this site, or does not say.
    static func isFromHere(_ request: Request) -> Bool {
        if let site = request.header("sec-fetch-site") { return site == "same-origin" || site == "none" }
        // Pages that send no referrer send the origin "null" too; then the token alone decides.
        guard let origin = request.header("origin"), origin != "null" else { return true }
        return origin == "\(request.isSecure ? "https" : "http")://\(request.header("host") ?? "")"
    }

    private func newVisitor() -> String {
        let secret = (0..<4).map { _ in String(UInt32.random(in: 0...UInt32.max), radix: 36) }.joined(separator: "-")
        visitor = secret
        newCookie = Cookie(
            name: Self.cookieName(isSecure: request.isSecure), value: secret, isSecure: request.isSecure)
        return secret
    }

    private static func cookieName(isSecure: Bool) -> String {
        (isSecure ? "__Host-" : "") + "postroom-visitor"
    }

    /// Compares in a time that depends on the length alone.
    private static func same(_ one: [UInt8], _ other: [UInt8]) -> Bool {
        one.count == other.count && zip(one, other).reduce(0) { $0 | ($1.0 ^ $1.1) } == 0
    }
}
