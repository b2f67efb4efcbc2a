import Glibc

/// The files that a program and its libraries are, as they lie in its memory: read-only, and never taken away while it
/// runs.
///
/// To start, and to do each kind of work for the first time, touches four times as many of their pages as going on
/// does. They are counted as the program's until somebody lets go of them.
package struct Footprint: Sendable {
    private struct Range: Sendable {
        let start: UInt
        let size: Int
    }

    private let ranges: [Range]

    /// What is mapped now: to be asked when the program starts, before there is anything that could be unmapped later.
    package static func ofStart() -> Footprint {
        guard let text = contents(of: "/proc/self/smaps") else { return Footprint(ranges: []) }
        var ranges: [Range] = []
        var candidate: Range?
        for line in text.split(separator: "\n") {
            if let header = Header(line) {
                candidate =
                    header.isReadOnlyFile ? Range(start: header.start, size: Int(header.end - header.start)) : nil
            } else if let range = candidate, line.hasPrefix("Anonymous:") {
                // Pages that were changed are nobody's copy: to let go of them would be to lose them.
                if line.split(separator: " ").dropFirst().first == "0" { ranges.append(range) }
                candidate = nil
            }
        }
        return Footprint(ranges: ranges)
    }

    /// Lets go of pages that are the same in their files. What is still in use comes back at its next use, from what the
    /// kernel keeps of the file, in less than a millisecond altogether.
    package func letGo() {
        for range in ranges { madvise(UnsafeMutableRawPointer(bitPattern: range.start), range.size, MADV_DONTNEED) }
    }

    /// The first line about a mapping: `start-end permissions offset device inode path`.
    private struct Header {
        let start: UInt
        let end: UInt
        let isReadOnlyFile: Bool

        init?(_ line: Substring) {
            let words = line.split(separator: " ", maxSplits: 5, omittingEmptySubsequences: true)
            guard words.count >= 5 else { return nil }
            let bounds = words[0].split(separator: "-")
            guard bounds.count == 2, let start = UInt(bounds[0], radix: 16), let end = UInt(bounds[1], radix: 16) else {
                return nil
            }
            (self.start, self.end) = (start, end)
            let path = words.count == 6 ? words[5].drop { $0 == " " } : ""
            isReadOnlyFile = (words[1] == "r-xp" || words[1] == "r--p") && path.hasPrefix("/")
        }
    }

    private static func contents(of path: String) -> String? {
        let file = open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { return nil }
        defer { close(file) }
        var bytes: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: 32_768)
        while true {
            let count = read(file, &piece, piece.count)
            guard count > 0 else { break }
            bytes += piece[..<count]
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
