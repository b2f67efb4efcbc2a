import CCrypto

/// Keyed digests, by which we recognise what we ourselves have signed.
///
/// - Source: RFC 2104.
package enum HMAC {
    /// Signs a message.
    ///
    /// - Returns: 32 bytes. Compare them with `ConstantTime.equal` only.
    package static func sha256(_ message: [UInt8], key: [UInt8]) -> [UInt8] {
        [UInt8](unsafeUninitializedCapacity: SHA256.length) { digest, count in
            let keyLength = Int32(exactly: key.count)
            precondition(keyLength != nil, "a key of two gigabytes is no key")
            let done = CCrypto.HMAC(
                EVP_sha256(), key, keyLength ?? 0, message, message.count, digest.baseAddress, nil)
            precondition(done != nil, "libcrypto cannot sign")
            count = SHA256.length
        }
    }
}
