/// The words of a page of HTML, for reading, not for showing.
enum HTMLWords {
    private static let breaks: Set<String> = [
        "br", "p", "div", "tr", "li", "h1", "h2", "h3", "h4", "table", "pre", "blockquote", "hr", "td",
    ]

    static func read(_ html: String) -> String {
        var words: [UInt8] = []
        let bytes = Array(html.utf8)
        words.reserveCapacity(bytes.count / 2)
        var index = 0
        while index < bytes.count {
            switch bytes[index] {
            case UInt8(ascii: "<"):
                let (name, end) = tag(at: index, in: bytes)
                if breaks.contains(name) { words.append(0x0A) }
                index = name == "style" || name == "script" ? past(name, from: end, in: bytes) : end
            case UInt8(ascii: "&"):
                let (text, end) = entity(at: index, in: bytes)
                words += Array(text.utf8)
                index = end
            default:
                words.append(bytes[index])
                index += 1
            }
        }
        return String(decoding: words, as: UTF8.self)
    }

    /// A tag's name without its slash, and where the tag ends.
    private static func tag(at start: Int, in bytes: [UInt8]) -> (String, Int) {
        var index = start + 1
        if index < bytes.count, bytes[index] == UInt8(ascii: "/") { index += 1 }
        var name: [UInt8] = []
        while index < bytes.count, bytes[index] > 0x2F, bytes[index] != UInt8(ascii: ">") {
            name.append(bytes[index] | 0x20)
            index += 1
        }
        while index < bytes.count, bytes[index] != UInt8(ascii: ">") { index += 1 }
        return (String(decoding: name, as: UTF8.self), min(index + 1, bytes.count))
    }

    /// Behind the end of a stylesheet or a script.
    private static func past(_ name: String, from start: Int, in bytes: [UInt8]) -> Int {
        let mark = Array("</\(name)".utf8)
        var index = start
        while index + mark.count <= bytes.count {
            if zip(bytes[index...], mark).allSatisfy({ $0 == $1 || $0 | 0x20 == $1 }) { return index }
            index += 1
        }
        return bytes.count
    }

    private static func entity(at start: Int, in bytes: [UInt8]) -> (String, Int) {
        let window = bytes[(start + 1)..<min(start + 12, bytes.count)]
        guard let end = window.firstIndex(of: UInt8(ascii: ";")) else { return ("&", start + 1) }
        let name = String(decoding: window[..<end], as: UTF8.self)
        let known = ["lt": "<", "gt": ">", "amp": "&", "quot": "\"", "nbsp": " ", "apos": "'", "shy": ""]
        if let text = known[name] { return (text, end + 1) }
        let number = name.hasPrefix("#x") ? Int(name.dropFirst(2), radix: 16) : Int(name.dropFirst())
        guard name.hasPrefix("#"), let number, let scalar = Unicode.Scalar(UInt32(clamping: number)) else {
            return ("&", start + 1)
        }
        return (String(Character(scalar)), end + 1)
    }
}
