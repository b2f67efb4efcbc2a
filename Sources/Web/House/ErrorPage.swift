import FastCGI
import Mustache
import Postroom

/// The pages that say why somebody did not get what they asked for.
enum ErrorPage {
    static func show(_ reason: TurnedAway, on visit: Visit) throws -> Reply {
        let view = visit.staff == nil ? "errors/plain" : "errors/show"
        return try visit.show(
            view, title: heading(reason),
            [("heading", .text(heading(reason))), ("sentence", .text(reason.sentence)), ("code", .null)])
    }

    static func fault(code: String, on visit: Visit) throws -> Reply {
        try visit.show(
            "errors/plain", title: "Something went wrong",
            [
                ("heading", "Something went wrong on our side"),
                (
                    "sentence",
                    "Nothing was half done. Try again, and if it happens again tell your administrator this code:"
                ),
                ("code", .text(code)),
            ])
    }

    private static func heading(_ reason: TurnedAway) -> String {
        switch reason {
        case .notFound: "Not found"
        case .forbidden: "Not permitted"
        case .signedOut: "Signed out"
        case .expired: "This form has expired"
        case .conflict: "Somebody else was quicker"
        case .badRequest, .wrongMethod: "That request could not be read"
        case .tooLarge: "Too large"
        case .noRoom: "The disk is full"
        case .busy: "Busy at the moment"
        }
    }
}
