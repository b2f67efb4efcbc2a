import CFastCGI

/// The memory of a process that answers small requests for months on a few threads.
package enum Heap {
    /// Lets the threads share two heaps instead of each having its own, and keeps what one request gave back for the
    /// next one instead of handing it to the kernel. Called once, before there are threads.
    package static func settle() {
        mallopt(M_ARENA_MAX, 2)
        mallopt(M_TRIM_THRESHOLD, 4 << 20)
        mallopt(M_MMAP_THRESHOLD, 1 << 20)
    }
}
