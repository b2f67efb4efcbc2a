import FastCGI
import Mustache
import Postroom

/// The page behind a verification link, for whoever has it: who asks, and a button. Opening it confirms nothing, since
/// programs open the links in mail before people do.
enum VerifyPage {
    static func show(_ visit: Visit) throws -> Reply {
        guard let house = visit.house else { preconditionFailure("the house receives every visit") }
        return try page(
            visit,
            try Verification.look(visit["token"], network: visit.request.remoteAddress, in: house.office))
    }

    static func confirm(_ visit: Visit) throws -> Reply {
        guard let house = visit.house else { preconditionFailure("the house receives every visit") }
        return try page(
            visit,
            try Verification.confirm(visit["token"], network: visit.request.remoteAddress, in: house.office))
    }

    private static func page(_ visit: Visit, _ verification: Verification) throws -> Reply {
        let (title, asked, status): (String, Verification.Asked?, Int) =
            switch verification {
            case .open(let asked): ("Confirm your email address", asked, 200)
            case .confirmed(let asked): ("Your email address is confirmed", asked, 200)
            case .used(let asked): ("This link has been used already", asked, 410)
            case .expired(let asked): ("This link has expired", asked, 410)
            case .unknown: ("There is no such link", nil, 404)
            case .throttled: ("Too many tries", nil, 429)
            }
        func isCase(_ name: String) -> Bool { verification.name == name }
        return try visit.show(
            "verification/show", title: title, status: status,
            [
                ("heading", .text(title)), ("organisation", Value(asked?.organisation)),
                ("address", Value(asked?.address)), ("telephone", filled(asked?.telephone)),
                ("email", filled(asked?.email)), ("action", .text("/verify/\(visit["token"].percentEncoded)")),
            ]
                + ["open", "confirmed", "used", "expired", "unknown", "throttled"].map {
                    ("is_\($0)", .bool(isCase($0)))
                })
    }

    private static func filled(_ text: String?) -> Value {
        text.flatMap { $0.isEmpty ? nil : $0 }.map { .text($0) } ?? .null
    }
}

extension Verification {
    fileprivate var name: String {
        switch self {
        case .open: "open"
        case .confirmed: "confirmed"
        case .used: "used"
        case .expired: "expired"
        case .unknown: "unknown"
        case .throttled: "throttled"
        }
    }
}
