package import FastCGI

/// The cookie that holds a session's secret. Over TLS its name ties it to this host and to TLS.
package enum SessionCookie {
    package static func name(isSecure: Bool) -> String { isSecure ? "__Host-postroom" : "postroom" }

    /// The secret that the browser holds, if any.
    package static func secret(in request: Request) -> String? {
        request.cookie(name(isSecure: request.isSecure)).flatMap { $0.isEmpty ? nil : $0 }
    }

    /// Gives the browser a new secret, kept until it closes.
    package static func holding(_ secret: String, on visit: Visit) -> Cookie {
        let isSecure = visit.request.isSecure
        return Cookie(name: name(isSecure: isSecure), value: secret, isSecure: isSecure)
    }

    /// Takes the secret away.
    package static func removed(on visit: Visit) -> Cookie {
        let isSecure = visit.request.isSecure
        return Cookie(name: name(isSecure: isSecure), value: "", isSecure: isSecure, lifetime: 0)
    }
}
