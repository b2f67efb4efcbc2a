import CCrypt
import CCrypto
import Glibc

/// Passwords, kept as yescrypt digests: slow to try and hungry for memory, so a stolen table is of little use.
///
/// - Source: crypt(5); the digest carries its own cost and salt.
package enum Password {
    /// libcrypt's own default. One more doubles time and memory; 1 is the least, for tests.
    package static let standardCost = 5

    private static let prefix = "$y$"

    /// Makes a digest with a fresh salt.
    ///
    /// - Parameter cost: 1...11.
    /// - Throws: `PasswordError`, for `.tooLong` and `.containsZeroByte` the staff can choose another.
    package static func digest(of password: String, cost: Int = standardCost) throws(PasswordError) -> String {
        precondition((1...11).contains(cost), "yescrypt knows costs from 1 to 11")
        guard !password.utf8.contains(0) else { throw .containsZeroByte }
        guard password.utf8.count < CRYPT_MAX_PASSPHRASE_SIZE else { throw .tooLong }
        guard let salt = crypt_gensalt_ra(prefix, UInt(cost), nil, 0) else { throw .failed(errno: errno) }
        defer { free(salt) }
        return try crypt(password, setting: String(cString: salt))
    }

    /// Whether the password is the one the digest was made of, in time that tells nothing but the cost.
    ///
    /// - Returns: false also when the digest is not one of ours or the password could never have been kept.
    /// - Throws: `PasswordError.failed` when the machine could not tell.
    package static func matches(_ password: String, digest: String) throws(PasswordError) -> Bool {
        guard digest.hasPrefix(prefix), !digest.utf8.contains(0), !password.utf8.contains(0),
            password.utf8.count < CRYPT_MAX_PASSPHRASE_SIZE
        else { return false }
        do {
            return ConstantTime.equal(try crypt(password, setting: digest), digest)
        } catch .failed(errno: EINVAL), .failed(errno: ERANGE) {
            return false
        }
    }

    private static func crypt(_ password: String, setting: String) throws(PasswordError) -> String {
        // The scratch room is 32 KiB and holds the password, so it lives on the heap and is wiped.
        let room = UnsafeMutablePointer<crypt_data>.allocate(capacity: 1)
        memset(room, 0, MemoryLayout<crypt_data>.size)
        defer {
            OPENSSL_cleanse(room, MemoryLayout<crypt_data>.size)
            room.deallocate()
        }
        guard let output = crypt_r(password, setting, room) else { throw .failed(errno: errno) }
        let digest = String(cString: output)
        // Failure may also come as "*0" or "*1", which no password ever makes.
        guard !digest.hasPrefix("*") else { throw .failed(errno: errno) }
        return digest
    }
}
