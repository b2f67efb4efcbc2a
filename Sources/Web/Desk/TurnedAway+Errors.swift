import FastCGI
import Glibc
import Postroom

extension TurnedAway {
    /// What an error means to the visitor; nil for a fault of ours.
    init?(_ error: any Error) {
        switch error {
        case let reason as TurnedAway: self = reason
        case Unreadable.tooLarge: self = .tooLarge
        case Unreadable.malformed(let why): self = .badRequest("The request cannot be read: \(why).")
        case let failure as TemporaryFile.Failure where failure.errno == ENOSPC || failure.errno == EDQUOT:
            self = .noRoom
        case let error as NotPermitted:
            self = .forbidden(
                "You may not do this: it needs the right to \(error.area.rawValue). Ask an administrator.")
        default:
            switch Trouble(error) {
            case .busy: self = .busy
            case .noRoom: self = .noRoom
            case nil: return nil
            }
        }
    }
}
