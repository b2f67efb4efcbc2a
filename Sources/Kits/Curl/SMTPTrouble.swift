/// Why no conversation with a relay came about, where it is the settings that can mend it.
package enum SMTPTrouble: Hashable, Sendable {
    /// It does not speak TLS as it was asked to.
    case security
    case certificate
    case signIn
}
