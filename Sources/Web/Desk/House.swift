package import FastCGI

/// What the front desk must be told, since it knows no staff, no secrets and no views. One for each thread.
package protocol House {
    /// Completes a visit before its page is asked: opens the session that its cookie names, if there is one.
    ///
    /// Sets `visit.session` where somebody is signed in, and whatever else the pages need.
    func receive(_ visit: Visit) throws

    /// Writes down what is to be kept of a visit, when its page is made.
    func remember(_ visit: Visit) throws

    /// Runs a page that changes nothing, so that all of it shows one moment however long others write meanwhile.
    func reading<Answer>(_ body: () throws -> Answer) throws -> Answer

    /// The token that forms of this session (or of this visitor) must carry: an HMAC of the secret, as text.
    func formToken(for secret: String) -> String

    /// The page that says why somebody is turned away. Its status is set by the desk.
    func page(for reason: TurnedAway, on visit: Visit) throws -> Reply

    /// The page for a fault of ours; the code stands in the log too.
    func faultPage(code: String, on visit: Visit) throws -> Reply
}

extension House {
    package func remember(_ visit: Visit) throws {}
    package func reading<Answer>(_ body: () throws -> Answer) throws -> Answer { try body() }
}
