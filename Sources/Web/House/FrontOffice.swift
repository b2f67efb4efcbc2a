package import FastCGI
import Mustache
package import Postroom
package import Press

/// The house behind the front desk, one for each thread: an open office, the press and the views.
package final class FrontOffice: House {
    /// Nobody is at this desk; `Visit.office` puts the visitor there.
    let office: Office
    /// Opens its fonts when the first letter is printed; most threads never print one.
    private(set) lazy var press = makePress()
    let views: Views
    let settings: WebSettings
    let shelf: PictureShelf
    private let makePress: () -> Press
    private let wake: @Sendable () -> Void
    private var kept = KeptDesk()
    /// Of the visit at hand; nil where nobody is signed in.
    private var session: Session?

    /// - Parameters:
    ///   - shelf: one for all threads.
    ///   - wake: tells the runner that there is something in the tray; it would find it anyway, later.
    package init(
        office: Office, press: @autoclosure @escaping () -> Press, views: Views, settings: WebSettings = WebSettings(),
        shelf: PictureShelf = PictureShelf(), wake: @escaping @Sendable () -> Void = {}
    ) {
        (self.office, self.views, self.settings) = (office, views, settings)
        (self.shelf, self.makePress, self.wake) = (shelf, press, wake)
    }

    /// A hint, sent after the transaction: the runner need not wait for its next look.
    func wakeRunner() { wake() }

    package func receive(_ visit: Visit) throws {
        visit.house = self
        session = nil
        guard let token = SessionCookie.secret(in: visit.request),
            let session = try kept.session(of: token, in: office),
            let organisation = try kept.organisation(of: session, in: office)
        else { return }
        self.session = session
        visit.session = token
        visit.staff = session.staff
        visit.organisation = organisation
    }

    package func remember(_ visit: Visit) throws {
        try session?.markSeen(in: office.database, clock: office.clock)
    }

    package func reading<Answer>(_ body: () throws -> Answer) throws -> Answer {
        try office.reading(body)
    }

    package func formToken(for secret: String) -> String {
        kept.formToken(for: secret)
    }

    func menu(for staff: Staff, at entry: MainMenu.Entry?, due: Int) -> Value {
        kept.menu(for: staff, at: entry, due: due)
    }

    /// The types that the visitor may choose from, as the Add menu lists them.
    func typeMenu(for visit: Visit) throws -> Value {
        guard let session else { preconditionFailure("only pages for staff have an Add menu") }
        return try kept.types(of: session, in: visit.office)
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
