/// How a bounce is put together, apart from who wrote it.
struct ReturnShape: Sendable {
    /// What it gives back of the letter.
    enum GivenBack: CaseIterable, Sendable {
        case message, headers, ownHeaders, cutOff, encoded, global, nothing
    }

    var givenBack: GivenBack
    /// Whether the address with the key shows in the bounce's own header, and how a server left it there.
    enum Envelope: CaseIterable, Sendable {
        case to, deliveredTo, capitals, lowerCase, hidden, escaped
    }

    var envelope: Envelope
    var misfortune: Misfortune
    var lineEnd: String
    /// The last boundary is missing.
    var isTorn: Bool
    /// Names of fields in capitals.
    var isLoud: Bool
    var isForwarded: Bool

    init(number: Int) {
        var dice = SampleDice(seed: UInt64(number) &* 0x9E37_79B9_7F4A_7C15 &+ 11)
        givenBack = dice.one(of: GivenBack.allCases)
        envelope = dice.one(of: Envelope.allCases)
        misfortune = dice.one(of: Misfortune.endings)
        lineEnd = dice.chance(0.5) ? "\r\n" : "\n"
        isTorn = dice.chance(0.08)
        isLoud = dice.chance(0.1)
        isForwarded = dice.chance(0.04)
        // One of the two ways to know the letter is always there; what has neither is told apart by the recipient.
        if givenBack == .nothing, envelope == .hidden, dice.chance(0.7) { envelope = .to }
    }

    /// The fields that show where the bounce was delivered.
    func delivery(_ letter: SentLetter) -> String {
        let path = letter.returnPath
        switch envelope {
        case .to: return "To: <\(path)>"
        case .deliveredTo: return "Delivered-To: \(path)\nTo: undisclosed-recipients:;"
        case .capitals: return "X-Original-To: \(path.uppercased())\nTo: <\(letter.sender)>"
        case .lowerCase: return "Envelope-To: \(path.lowercased())\nTo: \(letter.sender)"
        case .hidden: return "To: <\(letter.sender)>"
        case .escaped:
            return "X-Envelope-To: <\(path.replacing("+", with: "=2B"))>\nTo: Calder Fibre <\(letter.sender)>"
        }
    }

    /// The part that gives the letter back; nil for none.
    func returned(_ letter: SentLetter) -> (type: String, encoding: String, body: String)? {
        switch givenBack {
        case .message: ("message/rfc822", "", letter.whole)
        case .headers: ("text/rfc822-headers", "", letter.header + "\n")
        case .ownHeaders: ("text/rfc822-headers; charset=us-ascii", "7bit", letter.ownHeader + "\n")
        case .cutOff: ("message/rfc822", "8bit", String(letter.whole.prefix(letter.header.count * 4 / 5 + 10)))
        case .encoded: ("message/rfc822", "base64", Self.base64(letter.whole))
        case .global: ("message/global-headers; charset=utf-8", "8bit", letter.header + "\n")
        case .nothing: nil
        }
    }

    static func base64(_ text: String) -> String {
        let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")
        var (result, column) = ("", 0)
        let bytes = Array(text.replacing("\n", with: "\r\n").utf8)
        for start in stride(from: 0, to: bytes.count, by: 3) {
            let group = bytes[start..<min(start + 3, bytes.count)]
            let bits = group.reduce(0) { $0 << 8 | Int($1) } << (8 * (3 - group.count))
            for place in 0..<4 {
                result.append(place <= group.count ? alphabet[bits >> (18 - 6 * place) & 63] : "=")
            }
            column += 4
            if column == 76 { (result, column) = (result + "\n", 0) }
        }
        return result + "\n"
    }
}

/// Chance that comes out the same every time.
struct SampleDice {
    private var state: UInt64

    init(seed: UInt64) { state = seed | 1 }

    mutating func roll() -> UInt64 {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return state
    }

    mutating func one<Element>(of list: [Element]) -> Element { list[Int(roll() >> 11) % list.count] }
    mutating func chance(_ share: Double) -> Bool { Double(roll() >> 11) / Double(1 << 53) < share }
}
