import FastCGI
import Glibc

extension TurnedAway {
    /// What an error means to the visitor; nil for a fault of ours.
    init?(_ error: any Error) {
        switch error {
        case let reason as TurnedAway: self = reason
        case Unreadable.tooLarge: self = .tooLarge
        case Unreadable.malformed(let why): self = .badRequest("The request cannot be read: \(why).")
        case let failure as TemporaryFile.Failure where failure.errno == ENOSPC || failure.errno == EDQUOT:
            self = .noRoom
        default: return nil
        }
    }
}
