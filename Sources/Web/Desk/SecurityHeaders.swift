import FastCGI

/// What every reply tells the browser not to do.
package enum SecurityHeaders {
    /// Pages: nothing but our own stylesheets, images and frames; nothing inline; in nobody's frame.
    package static let pages = """
        default-src 'none'; style-src 'self'; img-src 'self'; frame-src 'self'; form-action 'self'; base-uri 'none'; \
        frame-ancestors 'none'
        """

    /// The same with the one small script of our own, and what it may refresh.
    package static let pagesWithScript = """
        default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self'; img-src 'self'; \
        frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'
        """

    /// Pages that our own pages show in a frame: the preview of a letter, or why there is none.
    package static let framedPages = """
        default-src 'none'; style-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'self'
        """

    /// An email in a frame of ours: it may bring its own styles, as emails do, and do nothing.
    package static let framedEmail = """
        default-src 'none'; style-src 'unsafe-inline'; form-action 'none'; base-uri 'none'; frame-ancestors 'self'; \
        sandbox
        """

    /// A page of ours in a frame that holds such an email in a frame of its own, which takes over these rules.
    package static let framedEmailPage = """
        default-src 'none'; style-src 'self' 'unsafe-inline'; form-action 'none'; base-uri 'none'; frame-ancestors 'self'
        """

    /// Documents that our own pages show in a frame: the PDF of a letter.
    package static let framed = "frame-ancestors 'self'; form-action 'none'; base-uri 'none'"

    /// Adds what the page has not decided for itself.
    static func dress(_ reply: inout Reply, policy: String, audience: Audience?) {
        let isFramed = reply[header: "Content-Type"] == "application/pdf"
        let isForStaff = audience == .staff
        for (name, value) in [
            ("Content-Security-Policy", isFramed ? framed : policy),
            // Staff pages name their origin, so that a form's sender can be told; public addresses are secrets.
            ("Referrer-Policy", isForStaff ? "same-origin" : "no-referrer"),
            ("X-Content-Type-Options", "nosniff"),
            ("X-Robots-Tag", "noindex"),
            ("Cross-Origin-Opener-Policy", "same-origin"),
            ("Cross-Origin-Resource-Policy", "same-origin"),
            ("Cache-Control", "no-store"),
        ] where reply[header: name] == nil {
            reply.add(header: name, value)
        }
    }
}
