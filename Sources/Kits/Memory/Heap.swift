import Glibc

/// The memory of a process that does small pieces of work for months on a few threads.
package enum Heap {
    /// Lets the threads share heaps instead of each having its own, keeps what one piece of work gave back for the next
    /// instead of handing it to the kernel, and lets a thread keep small pieces at hand.
    ///
    /// The C library reads these settings when a program starts and at no other time. So the program starts itself once
    /// more, as the same process, unless somebody has set them from outside.
    ///
    /// - Parameters:
    ///   - count: how many heaps; fewer hold less, more let threads ask at the same moment.
    ///   - pieces: how many small pieces of a size each thread keeps. The usual seven are used up by the second row of
    ///     a list; many threads with many pieces hold much.
    package static func share(_ count: Int, pieces: Int = 7) {
        let settings = [
            "arena_max=\(count)", "trim_threshold=\(4 << 20)", "mmap_threshold=\(1 << 20)", "tcache_count=\(pieces)",
        ]
        // By its real path, since a process is listed under the name it was started by.
        guard getenv(name) == nil, let program = realpath("/proc/self/exe", nil) else { return }
        setenv(name, settings.map { "glibc.malloc." + $0 }.joined(separator: ":"), 1)
        execv(program, CommandLine.unsafeArgv)
        // Where that is not possible, all works as before, only a little slower.
        free(program)
    }

    private static let name = "GLIBC_TUNABLES"
}
