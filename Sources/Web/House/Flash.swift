import FastCGI
import Postroom

/// A message that answers the last action: written with a redirect, shown once on the next page.
enum Flash {
    private static let name = "postroom-flash"

    static func holding(_ message: String, on visit: Visit) -> Cookie {
        Cookie(
            name: name, value: message.shortened(to: 400).percentEncoded, isSecure: visit.request.isSecure, lifetime: 60
        )
    }

    static func removed(on visit: Visit) -> Cookie {
        Cookie(name: name, value: "", isSecure: visit.request.isSecure, lifetime: 0)
    }

    static func message(in request: Request) -> String? {
        guard let text = request.cookie(name)?.percentDecoded, !text.isEmpty else { return nil }
        return text
    }
}
