import CCrypto

/// Bytes nobody can guess.
package enum SecureRandom {
    package static func bytes(_ count: Int) -> [UInt8] {
        precondition(count >= 0, "a count of bytes is never negative")
        return [UInt8](unsafeUninitializedCapacity: count) { bytes, filled in
            let length = Int32(exactly: count)
            precondition(length != nil, "nobody needs two gigabytes of chance")
            let done = RAND_bytes(bytes.baseAddress, length ?? 0)
            precondition(done == 1, "the machine has no randomness to give")
            filled = count
        }
    }

    /// A name for a session or a link: 256 random bits.
    ///
    /// - Returns: 43 characters of base64url.
    package static func token() -> String { Base64URL.string(bytes(32)) }
}
