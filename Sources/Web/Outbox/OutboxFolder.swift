import Glibc
import Postroom

/// The folder in which mail lies as `.eml` files where no relay is set.
///
/// Only files named after a message's own key are ever opened; no part of a name comes from the browser.
struct OutboxFolder {
    let path: String

    /// The path of a message's file; nil where there is none, or none any more.
    func file(of message: Message) -> String? {
        guard let name = expectedName(of: message) else { return nil }
        if isFile(name) { return "\(path)/\(name)" }
        // The sender's address may have been changed since: the key alone is enough to know the file.
        return names(beginningWith: "\(message.key)@").first.map { "\(path)/\($0)" }
    }

    func has(_ message: Message) -> Bool {
        expectedName(of: message).map(isFile) ?? false
    }

    /// A Message-ID is the message's key at the sender's domain; the carrier names the file after it.
    private func expectedName(of message: Message) -> String? {
        guard !message.key.isEmpty, message.key.utf8.allSatisfy(Self.isPlain),
            let domain = message.sender.split(separator: "@").last, domain.utf8.allSatisfy(Self.isPlain)
        else { return nil }
        return "\(message.key)@\(domain).eml"
    }

    private func isFile(_ name: String) -> Bool {
        var facts = stat()
        return lstat("\(path)/\(name)", &facts) == 0 && facts.st_mode & S_IFMT == S_IFREG
    }

    private func names(beginningWith start: String) -> [String] {
        guard let folder = opendir(path) else { return [] }
        defer { closedir(folder) }
        var names: [String] = []
        while let entry = readdir(folder) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if name.hasPrefix(start), name.hasSuffix(".eml"), isFile(name) { names.append(name) }
        }
        return names.sorted()
    }

    private static func isPlain(_ byte: UInt8) -> Bool {
        switch byte {
        case 48...57, 65...90, 97...122, 45, 46, 95: true
        default: false
        }
    }
}
