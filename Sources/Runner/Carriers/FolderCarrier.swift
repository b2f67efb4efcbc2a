import Glibc
import MIME
import Postroom

/// Puts each envelope into a folder as a `.eml` file: the way out where no relay is set.
///
/// The file is named after the Message-ID, written aside, synced and renamed. Carrying the same one twice writes the
/// same file, so this carrier is never uncertain.
package struct FolderCarrier: Carrier {
    private let folder: String

    /// - Parameter folder: must exist.
    package init(folder: String) {
        self.folder = folder
    }

    package func carry(_ envelope: Envelope) throws(Refusal) -> Receipt {
        let name = Self.filename(envelope.content.messageID)
        let target = "\(folder)/\(name)"
        let draft = "\(folder)/.\(name).\(getpid()).\(pthread_self())"
        do throws(Fault) {
            // What a mail server would write on delivering it: the file is all there is of the envelope.
            let returns = envelope.bounces.map { Array("Return-Path: <\($0.address)>\r\n".utf8) } ?? []
            try Self.write(returns + envelope.content.encoded(), to: draft)
            guard rename(draft, target) == 0 else { throw Fault("rename") }
            try Self.sync(folder)
        } catch {
            unlink(draft)
            throw .deferred(Refusal.Reason(says: "the outbox folder: \(error.says)"))
        }
        let reply = "\(Written.start)\(name)"
        return Receipt(reply: reply, replies: [reply])
    }

    package func rest() {}

    /// The Message-ID with everything that a file name should not hold written as `=2F`, and `.eml`.
    package static func filename(_ messageID: String) -> String {
        var name = ""
        for byte in messageID.utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "@"):
                name.unicodeScalars.append(Unicode.Scalar(byte))
            case UInt8(ascii: ".") where !name.isEmpty: name += "."
            default: name += "=" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
            }
        }
        return name + ".eml"
    }

    /// What the file system would not do, in its own words.
    private struct Fault: Error {
        let says: String

        init(_ step: String) {
            says = "\(step): \(String(cString: strerror(errno)))"
        }
    }

    private static func write(_ bytes: [UInt8], to path: String) throws(Fault) {
        let file = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o640)
        guard file >= 0 else { throw Fault("open") }
        defer { close(file) }
        var done = 0
        while done < bytes.count {
            let count = bytes.withUnsafeBytes { Glibc.write(file, $0.baseAddress! + done, $0.count - done) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw Fault("write") }
            done += count
        }
        guard fsync(file) == 0 else { throw Fault("sync") }
    }

    /// Makes the rename itself durable.
    private static func sync(_ folder: String) throws(Fault) {
        let directory = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard directory >= 0 else { throw Fault("open") }
        defer { close(directory) }
        guard fsync(directory) == 0 else { throw Fault("sync") }
    }
}
