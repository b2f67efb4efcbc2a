/// Why somebody does not get the page they asked for, where they should hear the reason. Everything else is a fault.
package enum TurnedAway: Error, Equatable {
    /// There is nothing at this address, or nothing that this organisation may see.
    case notFound
    /// They are known and may not; the sentence says who may.
    case forbidden(String)
    /// Nobody is signed in, or not any longer.
    case signedOut
    /// The form's token is missing, stale or another session's: nothing was done.
    case expired
    /// Somebody else was faster; the sentence says with what.
    case conflict(String)
    /// The request cannot be understood.
    case badRequest(String)
    /// More was sent than is accepted.
    case tooLarge
    /// The address does not do that; it does these.
    case wrongMethod([Method])
    /// The disk is full.
    case noRoom
    /// Another process holds the database for longer than anybody should wait.
    case busy

    package var status: Int {
        switch self {
        case .notFound: 404
        case .forbidden, .expired: 403
        case .signedOut: 303
        case .conflict: 409
        case .badRequest: 400
        case .tooLarge: 413
        case .wrongMethod: 405
        case .noRoom: 507
        case .busy: 503
        }
    }

    /// The reason in a sentence, for pages that have no better one.
    package var sentence: String {
        switch self {
        case .notFound: "There is no page at this address."
        case .forbidden(let sentence), .conflict(let sentence), .badRequest(let sentence): sentence
        case .signedOut: "You are signed out. Sign in to carry on."
        case .expired: "This form has expired and nothing was changed. Open the page again and repeat what you did."
        case .tooLarge: "That is more than Postroom accepts. Files can be up to 20 MB."
        case .wrongMethod: "This address cannot be used that way."
        case .noRoom: "Postroom's disk is full, so nothing was saved. Tell your administrator."
        case .busy: "Postroom is busy with a large piece of work, so nothing was saved. Try again in a minute."
        }
    }
}
