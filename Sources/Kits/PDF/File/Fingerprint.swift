/// A short number that differs where bytes differ; for names, never for secrets.
enum Fingerprint {
    /// FNV-1a taken eight bytes at a time.
    static func of(_ bytes: [UInt8], seed: UInt64) -> UInt64 {
        bytes.withUnsafeBytes { bytes in
            var hash: UInt64 = 0xCBF2_9CE4_8422_2325 ^ seed
            func mix(_ word: UInt64) {
                hash = (hash ^ word) &* 0x0000_0100_0000_01B3
                hash ^= hash >> 29
            }
            let words = bytes.count / 8
            for word in 0..<words {
                mix(UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: word * 8, as: UInt64.self)))
            }
            for byte in bytes[(words * 8)...] { mix(UInt64(byte)) }
            mix(UInt64(bytes.count))
            return hash
        }
    }
}
