/// The instructions of a page, one after the other, each with what stands before it.
struct ContentStream: Sequence, IteratorProtocol {
    /// `words` are the operands, strings as their hexadecimal digits or as they stand.
    struct Instruction {
        let name: String
        let words: [String]
    }

    private let bytes: [UInt8]
    private var at = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    mutating func next() -> Instruction? {
        var words: [String] = []
        while let word = nextWord() {
            let isName = word.utf8.first.map { $0 == 0x27 || $0 == 0x22 || (0x41...0x7A).contains($0) } ?? false
            guard isName, word != "[", word != "]" else {
                words.append(word)
                continue
            }
            return Instruction(name: word, words: words)
        }
        return nil
    }

    private mutating func nextWord() -> String? {
        while at < bytes.count, bytes[at] <= 0x20 { at += 1 }
        guard at < bytes.count else { return nil }
        let start = at
        switch bytes[at] {
        case UInt8(ascii: "("): skipString()
        case UInt8(ascii: "<") where at + 1 < bytes.count && bytes[at + 1] == UInt8(ascii: "<"): at += 2
        case UInt8(ascii: ">") where at + 1 < bytes.count && bytes[at + 1] == UInt8(ascii: ">"): at += 2
        case UInt8(ascii: "<"):
            while at < bytes.count, bytes[at] != UInt8(ascii: ">") { at += 1 }
            at += 1
        case UInt8(ascii: "["), UInt8(ascii: "]"): at += 1
        default:
            at += 1
            while at < bytes.count, bytes[at] > 0x20, !"()<>[]/".utf8.contains(bytes[at]) { at += 1 }
        }
        return String(decoding: bytes[start..<Swift.min(at, bytes.count)], as: UTF8.self)
    }

    private mutating func skipString() {
        var depth = 0
        repeat {
            switch bytes[at] {
            case UInt8(ascii: "\\"): at += 1
            case UInt8(ascii: "("): depth += 1
            case UInt8(ascii: ")"): depth -= 1
            default: break
            }
            at += 1
        } while depth > 0 && at < bytes.count
    }
}
