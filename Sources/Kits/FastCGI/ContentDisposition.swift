/// The header under which a browser names what it saves.
///
/// Source: RFC 6266 §4, appendix D: a plain name for the old, the full one in UTF-8 for all others.
enum ContentDisposition {
    static func header(fileName: String, download: Bool) -> String {
        let plain = fileName.unicodeScalars.map { scalar -> Character in
            scalar.isASCII && scalar.value >= 32 && scalar.value != 127 && !"\"\\%/".unicodeScalars.contains(scalar)
                ? Character(scalar) : "_"
        }
        let kind = download ? "attachment" : "inline"
        return "\(kind); filename=\"\(String(plain))\"; filename*=UTF-8''\(PercentEncoding.encode(fileName))"
    }
}
