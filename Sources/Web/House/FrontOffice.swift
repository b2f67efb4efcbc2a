package import FastCGI
package import Postroom
package import Press

/// The house behind the front desk, one for each thread: an open office, the press and the views.
package final class FrontOffice: House {
    /// Nobody is at this desk; `Visit.office` puts the visitor there.
    let office: Office
    let press: Press
    let views: Views
    let settings: WebSettings
    private let wake: @Sendable () -> Void

    /// - Parameter wake: tells the runner that there is something in the tray; it would find it anyway, later.
    package init(
        office: Office, press: Press, views: Views, settings: WebSettings = WebSettings(),
        wake: @escaping @Sendable () -> Void = {}
    ) {
        (self.office, self.press, self.views, self.settings, self.wake) = (office, press, views, settings, wake)
    }

    /// A hint, sent after the transaction: the runner need not wait for its next look.
    func wakeRunner() { wake() }

    package func receive(_ visit: Visit) throws {
        visit.house = self
        guard let token = SessionCookie.secret(in: visit.request),
            let session = try Session.find(token: token, in: office.database, clock: office.clock),
            let organisation = try Organisation.find(session.organisationID, in: office.database)
        else { return }
        visit.session = token
        visit.staff = session.staff
        visit.organisation = organisation
    }

    package func reading<Answer>(_ body: () throws -> Answer) throws -> Answer {
        try office.reading(body)
    }

    package func formToken(for secret: String) -> String {
        Session.formToken(for: secret)
    }

    package func page(for reason: TurnedAway, on visit: Visit) throws -> Reply {
        if case .signedOut = reason {
            return .redirect(to: "/sign-in?next=\(visit.address.percentEncoded)")
        }
        return try ErrorPage.show(reason, on: visit)
    }

    package func faultPage(code: String, on visit: Visit) throws -> Reply {
        try ErrorPage.fault(code: code, on: visit)
    }
}
