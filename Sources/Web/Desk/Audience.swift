/// Who may ask for a page at all; what they may do there is asked in the verb.
package enum Audience: Sendable {
    /// Somebody signed in. Forms carry the token of their session.
    case staff
    /// Whoever has the address: sign-in, verification links. Forms carry the token of the visitor's cookie.
    case anyone
    /// Programs, not browsers: health checks, callbacks of carriers. No cookies and no form tokens.
    case machines
}
