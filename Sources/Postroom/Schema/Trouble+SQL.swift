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
}
