import Foundation
import Glibc

/// The address space of this process, which an exit test may make scarce.
enum Memory {
    /// Lets the process have this much more than it has now.
    static func limitToHereAnd(megabytes: UInt) throws {
        let sizes = try String(contentsOfFile: "/proc/self/statm", encoding: .utf8)
        guard let pages = sizes.split(separator: " ").first.flatMap({ UInt($0) }) else { throw POSIXError(.EIO) }
        let bytes = pages * UInt(sysconf(Int32(_SC_PAGESIZE))) + megabytes << 20
        var limit = rlimit(rlim_cur: bytes, rlim_max: bytes)
        guard setrlimit(__rlimit_resource_t(RLIMIT_AS.rawValue), &limit) == 0 else { throw POSIXError(.EPERM) }
    }
}
