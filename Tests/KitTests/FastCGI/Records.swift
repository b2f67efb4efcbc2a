/// The records of the FastCGI protocol, written out as a web server sends them.
///
/// Source: FastCGI specification 1.0, §3.3 and §8.
enum Records {
    static func record(_ type: UInt8, _ content: [UInt8], version: UInt8 = 1, claimed: Int? = nil) -> [UInt8] {
        let length = claimed ?? content.count
        return [version, type, 0, 1, UInt8(length >> 8), UInt8(length & 255), 0, 0] + content
    }

    static func begin(role: UInt8 = 1, flags: UInt8 = 0) -> [UInt8] { record(1, [0, role, flags, 0, 0, 0, 0, 0]) }

    static func stream(_ type: UInt8, _ content: [UInt8]) -> [UInt8] {
        var records: [UInt8] = []
        var rest = content[...]
        while !rest.isEmpty {
            records += record(type, Array(rest.prefix(65_535)))
            rest = rest.dropFirst(65_535)
        }
        return records + record(type, [])
    }

    static func parameters(_ pairs: [(String, String)]) -> [UInt8] {
        stream(4, pairs.flatMap { length($0.utf8.count) + length($1.utf8.count) + Array($0.utf8) + Array($1.utf8) })
    }

    static func length(_ length: Int) -> [UInt8] {
        length < 128 ? [UInt8(length)] : (0..<4).map { UInt8(length >> (24 - 8 * $0) & 255) | ($0 == 0 ? 128 : 0) }
    }

    /// - Parameter isKept: whether the connection shall be kept for another request.
    static func request(
        _ method: String, _ target: String, body: [UInt8] = [], type: String = "", isKept: Bool = false
    ) -> [UInt8] {
        begin(flags: isKept ? 1 : 0)
            + parameters([
                ("REQUEST_METHOD", method), ("REQUEST_URI", target), ("CONTENT_TYPE", type),
                ("CONTENT_LENGTH", body.isEmpty ? "" : String(body.count)),
            ]) + stream(5, body)
    }

    /// Whether the last of these records ends the request.
    static func endsRequest(_ bytes: [UInt8]) -> Bool {
        bytes.count >= 16 && bytes.suffix(16).starts(with: [1, 3, 0, 1, 0, 8])
    }

    /// What the standard output stream in these records says.
    static func output(of bytes: [UInt8]) -> String {
        var text: [UInt8] = []
        var rest = bytes[...]
        while rest.count >= 8 {
            let head = Array(rest.prefix(8))
            let length = Int(head[4]) << 8 | Int(head[5])
            if head[1] == 6 { text += rest.dropFirst(8).prefix(length) }
            rest = rest.dropFirst(8 + length + Int(head[6]))
        }
        return String(decoding: text, as: UTF8.self)
    }
}
