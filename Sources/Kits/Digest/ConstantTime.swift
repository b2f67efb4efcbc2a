import CCrypto

/// Comparison that takes as long for a near miss as for a far one, so that timing teaches a guesser nothing.
package enum ConstantTime {
    /// Lengths may be learnt from the time taken, contents not.
    package static func equal(_ left: [UInt8], _ right: [UInt8]) -> Bool {
        left.count == right.count && CRYPTO_memcmp(left, right, left.count) == 0
    }

    package static func equal(_ left: String, _ right: String) -> Bool {
        equal(Array(left.utf8), Array(right.utf8))
    }
}
