/// Why no digest could be made of a password.
package enum PasswordError: Error, Equatable {
    /// libcrypt reads at most 511 bytes.
    case tooLong
    /// A password with a zero byte would be cut there without a word.
    case containsZeroByte
    /// The library or the machine failed; the number is its `errno`.
    case failed(errno: Int32)
}
