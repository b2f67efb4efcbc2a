/// The two boundaries of a message, derived from its Message-ID.
///
/// They begin with `=_`, which neither quoted-printable nor base64 can write, so no body ever holds them (RFC 2045
/// §6.7).
struct Boundary {
    let outer: String
    let inner: String

    init(messageID: String) {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325  // FNV-1a
        for byte in messageID.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        let digits = String(hash, radix: 16)
        outer = "=_o_\(digits)"
        inner = "=_i_\(digits)"
    }
}
