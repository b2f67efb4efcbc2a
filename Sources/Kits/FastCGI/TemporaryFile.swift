import Glibc

/// A file without a name: it is gone when its last holder is, even if the process is killed.
package final class TemporaryFile: Sendable {
    /// The system would not keep what was to be kept: which call, and its errno (`ENOSPC`: the disk is full).
    package struct Failure: Error {
        package let call: String
        package let errno: Int32
    }

    private let descriptor: Int32

    init(in folder: String) throws(Failure) {
        var template = Array("\(folder)/upload-XXXXXX".utf8CString)
        descriptor = mkstemp(&template)
        guard descriptor >= 0 else { throw Failure(call: "mkstemp", errno: errno) }
        _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
        unlink(template)
    }

    deinit { close(descriptor) }

    /// Adds bytes at the end.
    func write(_ bytes: ArraySlice<UInt8>) throws(Failure) {
        let reason = bytes.withUnsafeBytes { bytes -> Int32 in
            var done = 0
            while done < bytes.count {
                let written = Glibc.write(descriptor, bytes.baseAddress! + done, bytes.count - done)
                if written < 0, errno != EINTR { return errno }
                done += max(0, written)
            }
            return 0
        }
        guard reason == 0 else { throw Failure(call: "write", errno: reason) }
    }

    /// Up to `count` bytes from `offset`; empty at the end.
    func read(_ count: Int, at offset: Int) throws(Failure) -> [UInt8] {
        var reason: Int32 = 0
        let bytes = [UInt8](unsafeUninitializedCapacity: count) { room, filled in
            let got = pread(descriptor, room.baseAddress, count, off_t(offset))
            if got < 0 { reason = errno }
            filled = max(0, got)
        }
        guard reason == 0 else { throw Failure(call: "pread", errno: reason) }
        return bytes
    }
}
