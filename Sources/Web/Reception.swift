package import FastCGI
package import Postroom
import Press

/// Where the front desk stands and what it needs; the command line fills it in.
package struct Reception: Sendable {
    package var database: String
    package var socket: String
    package var views: String
    /// Changes with the files in `public/`.
    package var assets: String
    package var threads: Int
    package var wake: @Sendable () -> Void
    package var log: @Sendable (String) -> Void

    package init(
        database: String, socket: String, views: String, assets: String, threads: Int,
        wake: @escaping @Sendable () -> Void, log: @escaping @Sendable (String) -> Void
    ) {
        (self.database, self.socket, self.views, self.assets) = (database, socket, views, assets)
        (self.threads, self.wake, self.log) = (threads, wake, log)
    }

    /// Answers requests until one of the signals arrives; then finishes what is in hand.
    package func open(stoppingOn signals: [Int32]) throws {
        let views = try Views(folder: views, assets: assets)
        let listener = try Listener(path: socket)
        listener.stop(on: signals)
        try listener.serve(threads: threads) {
            let house = FrontOffice(office: try Office.open(at: database), press: Press(), views: views, wake: wake)
            let desk = FrontDesk(
                routes: Site.routes, house: house, policy: SecurityHeaders.pagesWithScript, log: log)
            return { desk.answer($0) }
        }
    }
}
