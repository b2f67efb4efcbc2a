import Digest

/// The one-time word in a link by which a recipient confirms an address: 128 random bits in hexadecimal.
///
/// It stands in the email that carries it and nowhere else; what is kept beside the address is its digest.
package struct VerificationLink: Sendable, Equatable {
    /// A link is good for 14 days, in seconds.
    package static let lifetime = 14 * 86_400
    static let length = 32

    package let token: String

    /// A new one, which nobody has seen.
    package init() {
        token = Hex.string(SecureRandom.bytes(16))
    }

    /// One that came with a request; nil where it could never have been one.
    package init?(token: String) {
        guard token.utf8.count == Self.length, token.utf8.allSatisfy(Self.isDigit) else { return nil }
        self.token = token
    }

    /// - Parameter site: the address under which people reach Postroom, without a slash at its end.
    package func address(at site: String) -> String { "\(site)/verify/\(token)" }

    var digest: String { Hex.string(SHA256.digest(of: Array(token.utf8))) }

    /// The text with the word in every link put out of sight: whoever reads a sent message must not be able to confirm
    /// its recipient's address. The soft line ends of quoted-printable may stand within a link.
    package static func masked(_ text: String) -> String {
        var bytes = Array(text.utf8)
        mask(&bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    /// The same for a message as it travels; its length stays.
    package static func mask(_ bytes: inout [UInt8]) {
        let mark = Array("verify/".utf8)
        var index = 0
        while index + mark.count < bytes.count {
            guard bytes[index] == mark[0], Array(bytes[index..<index + mark.count]) == mark else {
                index += 1
                continue
            }
            index = mask(&bytes, from: index + mark.count)
        }
    }

    /// - Returns: where the word ended.
    private static func mask(_ bytes: inout [UInt8], from start: Int) -> Int {
        var (index, left) = (start, length)
        var places: [Int] = []
        while left > 0, index < bytes.count {
            let byte = bytes[index]
            if isDigit(byte) {
                places.append(index)
                left -= 1
            } else if !(byte == UInt8(ascii: "=") || byte == 0x0D || byte == 0x0A) {
                break
            }
            index += 1
        }
        if left == 0 { for place in places { bytes[place] = UInt8(ascii: "x") } }
        return index
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) || (0x61...0x66).contains(byte) }
}
