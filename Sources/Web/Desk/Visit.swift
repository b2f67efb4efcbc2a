package import FastCGI
import Postroom

/// One request on its way through the house: what was asked, where it led, and who is asking.
package final class Visit {
    package let request: Request
    /// Nil where the address led nowhere.
    package internal(set) var route: Route?
    package internal(set) var query = Fields()
    /// Empty for a GET.
    package internal(set) var form = Form()
    /// The secret of the open session, as its cookie holds it; nil where nobody is signed in. The house sets it.
    package var session: String?
    var places: [String: String] = [:]
    let tokens: FormTokens

    /// The house that received the visit: views, press, an open office.
    var house: FrontOffice?
    /// Who is signed in, and for which organisation; `House.receive` sets both or neither.
    var staff: Staff?
    var organisation: Organisation?

    init(_ request: Request, house: some House) {
        self.request = request
        tokens = FormTokens(request: request, make: house.formToken)
    }

    /// The piece of the address that the route calls by this name.
    package subscript(place: String) -> String {
        guard let piece = places[place] else { preconditionFailure("\(route?.pattern ?? "-") has no :\(place)") }
        return piece
    }

    /// What the hidden field `form_token` of every form on this page must hold.
    package var formToken: String { tokens.token(session: session) }

    /// Where this visit went, for coming back to after signing in; only what a GET can show again.
    package var address: String {
        guard Method(request.method) == .get else { return "/" }
        return request.query.isEmpty ? request.path : "\(request.path)?\(request.query)"
    }
}
