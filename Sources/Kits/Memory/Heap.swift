import CMalloc

/// The memory of a process that does small pieces of work for months on a few threads.
package enum Heap {
    /// Lets the threads share heaps instead of each having its own, and keeps what one piece of work gave back for the
    /// next one instead of handing it to the kernel. Called once, before there are threads.
    ///
    /// - Parameter count: how many heaps; fewer hold less, more let threads ask at the same moment.
    package static func share(_ count: Int32) {
        mallopt(M_ARENA_MAX, count)
        mallopt(M_TRIM_THRESHOLD, 4 << 20)
        mallopt(M_MMAP_THRESHOLD, 1 << 20)
    }
}
