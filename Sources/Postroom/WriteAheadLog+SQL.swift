import Glibc
import SQL

/// The log that the database's changes are written to first. It is read through by whoever reads, so it must not grow;
/// but it begins anew only in a moment in which nobody reads in it, and while letters are made such a moment may never
/// come by itself.
package struct WriteAheadLog: Sendable {
    private let file: String

    /// - Parameter file: of the database.
    package init(of file: String) { self.file = file }

    /// In bytes; 0 where there is none.
    package var size: Int {
        var facts = stat()
        return stat(file + "-wal", &facts) == 0 ? Int(facts.st_size) : 0
    }

    package enum Emptied: Sendable, Equatable {
        case emptied
        /// Somebody has been reading for long, and will for long: nobody was made to wait for that.
        case readLong
        /// Somebody read for longer than the patience.
        case read
        /// Somebody else is at it.
        case taken
    }

    /// Above so many pages, 8 MiB, that could not be copied somebody reads for longer than a page takes.
    static let mostLeft = 2_000

    /// Copies the log into the database while others work, then empties it while nobody may write.
    ///
    /// - Parameters:
    ///   - patience: in milliseconds, for those who are reading; so long nobody can write.
    ///   - alone: does what it is given when no other thread of this process writes.
    package func empty(patience: Int, alone: (() throws -> Bool) throws -> Bool) throws -> Emptied {
        let database = try Database(path: file, cache: 96)
        guard let left = try database.copyLog() else { return .taken }
        guard left <= Self.mostLeft else { return .readLong }
        return try alone { try database.emptyLog(patience: Int32(patience)) } ? .emptied : .read
    }
}
