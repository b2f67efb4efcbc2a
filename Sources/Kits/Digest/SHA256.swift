import CCrypto

/// A SHA-256 digest in the making: bytes go in piece by piece, 32 bytes come out.
///
/// - Source: FIPS 180-4. Computed by OpenSSL, which uses the processor's own instructions.
package struct SHA256: ~Copyable {
    package static let length = 32

    private let context: OpaquePointer

    package init() {
        guard let context = EVP_MD_CTX_new(), EVP_DigestInit_ex(context, EVP_sha256(), nil) == 1 else {
            preconditionFailure("libcrypto cannot begin a SHA-256 digest")
        }
        self.context = context
    }

    deinit { EVP_MD_CTX_free(context) }

    package mutating func update(_ bytes: some Collection<UInt8>) {
        bytes.withBytes { bytes in
            let done = EVP_DigestUpdate(context, bytes.baseAddress, bytes.count)
            precondition(done == 1, "libcrypto cannot digest")
        }
    }

    /// Closes the digest.
    ///
    /// - Returns: 32 bytes.
    package consuming func finish() -> [UInt8] {
        [UInt8](unsafeUninitializedCapacity: Self.length) { digest, count in
            let done = EVP_DigestFinal_ex(context, digest.baseAddress, nil)
            precondition(done == 1, "libcrypto cannot finish a digest")
            count = Self.length
        }
    }

    /// The digest of bytes that are all at hand.
    ///
    /// - Returns: 32 bytes.
    package static func digest(of bytes: some Collection<UInt8>) -> [UInt8] {
        bytes.withBytes { bytes in
            [UInt8](unsafeUninitializedCapacity: length) { digest, count in
                let done = EVP_Digest(bytes.baseAddress, bytes.count, digest.baseAddress, nil, EVP_sha256(), nil)
                precondition(done == 1, "libcrypto cannot digest")
                count = length
            }
        }
    }
}
