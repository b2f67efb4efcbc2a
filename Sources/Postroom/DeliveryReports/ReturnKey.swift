import Digest

/// The mark by which something that comes back is known: the message's key, put into the address to which it returns.
///
/// `returns@post.example` becomes `returns+6b1f…@post.example`, the key being 32 hexadecimal digits, which survive a
/// server that changes capitals: the second in which it was made, and 96 random bits. Whoever received the message can
/// read the key, there and in its Message-ID. With it they can make this one message look bounced and so close their own
/// address to our mail, which they could do by asking; they learn nothing about any other message, and cannot touch one.
package enum ReturnKey {
    static let length = 32
    /// The left half of an address has at most 64 characters (RFC 5321 §4.5.3.1.1), the key and its plus take 33.
    package static let longestLocalPart = 31

    /// A new message's key. Those made together stand together in the index of keys, which grows at its end: wholly random
    /// ones would have each message of a long run write a page of its own there.
    static func fresh(at now: Moment) -> String {
        let second = withUnsafeBytes(of: UInt32(truncatingIfNeeded: now.seconds).bigEndian) { Array($0) }
        return Hex.string(second + SecureRandom.bytes(12))
    }

    /// Where one message returns to; nil where the organisation's address has no room for a key.
    package static func address(_ base: String, key: String) -> String? {
        guard let address = EmailAddress(base), let at = address.text.lastIndex(of: "@") else { return nil }
        let local = address.text[..<at]
        guard local.utf8.count <= longestLocalPart else { return nil }
        return "\(local)+\(key)\(address.text[at...])"
    }

    /// Everything in the text that could be a key, in small letters, each once.
    ///
    /// A few digits may have grown onto one where a server wrote `+` as `=2B`.
    package static func all(in bytes: some Collection<UInt8>, limit: Int = 60) -> [String] {
        var found: [String] = []
        var run: [UInt8] = []
        func take() {
            defer { run.removeAll(keepingCapacity: true) }
            guard (length...length + 4).contains(run.count) else { return }
            for piece in [run.suffix(length), run.prefix(length)] {
                let key = String(decoding: piece, as: UTF8.self)
                if found.count < limit, !found.contains(key) { found.append(key) }
            }
        }
        for byte in bytes {
            switch byte {
            case 0x30...0x39, 0x61...0x66: run.append(byte)
            case 0x41...0x46: run.append(byte | 0x20)
            default: if !run.isEmpty { take() }
            }
        }
        take()
        return found
    }

    package static func all(in texts: [String]) -> [String] {
        all(in: texts.joined(separator: " ").utf8)
    }
}
