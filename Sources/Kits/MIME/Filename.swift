/// The name of an attached file as a header carries it.
///
/// A name in plain ASCII stands in quotes. Any other stands twice: first in full (RFC 2231 §4, split as in §3 where
/// it is long), then with `_` for what is not ASCII, for programs that have never heard of the first.
enum Filename {
    private static let longest = 60

    static func write(_ name: String, to header: inout HeaderWriter) {
        if name.isEmpty { return }
        if HeaderText.isPlain(name), name.utf8.count <= longest {
            return parameter("filename", HeaderWriter.quoted(name), to: &header)
        }
        let pieces = pieces(name)
        for (index, piece) in pieces.enumerated() {
            let key = pieces.count == 1 ? "filename*" : "filename*\(index)*"
            parameter(key, (index == 0 ? Array("UTF-8''".utf8) : []) + piece, to: &header)
        }
        parameter("filename", HeaderWriter.quoted(fallback(name)), to: &header)
    }

    private static func parameter(_ key: String, _ value: [UInt8], to header: inout HeaderWriter) {
        header.write(";".utf8, afterSpace: false)
        header.write(Array("\(key)=".utf8) + value, afterSpace: true)
    }

    /// The name percent-encoded, in pieces that fit a line each.
    private static func pieces(_ name: String) -> [[UInt8]] {
        var pieces: [[UInt8]] = [[]]
        for byte in name.utf8 {
            if pieces[pieces.count - 1].count + 3 > longest - 15 { pieces.append([]) }
            if isBare(byte) {
                pieces[pieces.count - 1].append(byte)
            } else {
                pieces[pieces.count - 1] += [
                    UInt8(ascii: "%"), Hexadecimal.digit(byte >> 4), Hexadecimal.digit(byte & 15),
                ]
            }
        }
        return pieces
    }

    /// The name in ASCII, shortened in the middle so that its ending survives.
    private static func fallback(_ name: String) -> String {
        let ascii = String(name.map { $0.isASCII ? $0 : "_" })
        return ascii.utf8.count <= longest ? ascii : "\(ascii.prefix(longest - 13))_\(ascii.suffix(12))"
    }

    /// `attribute-char` of RFC 2231 §7, kept to what no program stumbles over.
    private static func isBare(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"):
            true
        default: false
        }
    }
}
