import Foundation
import FastCGI
import Postroom
import Press

/// Where the front desk stands and what it needs; the command line fills it in.
package struct Reception: Sendable {
    private let database: String
    private let data: String
    private let socket: String
    private let threads: Int
    private let settings: WebSettings

    /// - Parameters:
    ///   - data: the data folder; the runner's bell hangs there.
    ///   - threads: how many requests may be in hand at once.
    package init(database: String, data: String, socket: String, threads: Int, settings: WebSettings) {
        (self.database, self.data, self.socket) = (database, data, socket)
        (self.threads, self.settings) = (threads, settings)
    }

    /// Answers requests until one of the signals arrives; then finishes what is in hand. Reads `views/` and looks
    /// at `public/`, both in the folder it was started in.
    package func open(stoppingOn signals: [Int32]) throws {
        let views = try Views(folder: "views", assets: Self.assets(in: "public"))
        let listener = try Listener(path: socket)
        listener.stop(on: signals)
        let shelf = PictureShelf()
        try listener.serve(threads: threads, turns: try Processors.count()) { [database, data, settings] in
            let house = FrontOffice(
                office: try Office.open(at: database, cache: Self.cache), press: Press(), views: views,
                settings: settings, shelf: shelf,
                wake: { Doorbell.ring(data: data) })
            let desk = FrontDesk(
                routes: Site.routes, house: house, policy: SecurityHeaders.pagesWithScript,
                log: { line in FileHandle.standardError.write(Data((line + "\n").utf8)) })
            return { desk.answer($0) }
        }
    }

    /// KiB of the database that each thread keeps; the kernel keeps the rest for all of them.
    private static let cache = 768

    /// A word that changes with the stylesheet and the script, so that browsers may keep them for ever.
    private static func assets(in folder: String) throws -> String {
        let files = ["postroom.css", "postroom.js", "icon.svg"]
        let changes = try files.map { file -> Int in
            let facts = try FileManager.default.attributesOfItem(atPath: "\(folder)/\(file)")
            return Int((facts[.modificationDate] as? Date)?.timeIntervalSince1970 ?? 0)
        }
        return String(changes.max() ?? 0, radix: 36)
    }
}
