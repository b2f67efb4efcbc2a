import SQL

/// A fault of the database that the person at the desk should hear about in words.
package enum Trouble: Sendable, Equatable {
    /// Another process holds the database; nothing was changed, and trying again helps.
    case busy
    /// The disk is full; nothing was changed.
    case noRoom

    package init?(_ error: any Error) {
        switch (error as? SQLError)?.kind {
        case .busy: self = .busy
        case .noSpace: self = .noRoom
        default: return nil
        }
    }

    /// What an error comes to, for the log.
    package static func words(for error: any Error) -> String { Self(error)?.words ?? String(describing: error) }

    package var words: String { self == .busy ? "the database is busy" : "no room on the disk" }

    /// Whether a rule of the schema said no to what was to be written: trying the same again does not help.
    package static func isRefusal(_ error: any Error) -> Bool { (error as? SQLError)?.kind == .constraint }

    /// Whether the database did not do what it was told, for whatever reason.
    package static func isOfDatabase(_ error: any Error) -> Bool { error is SQLError }
}
