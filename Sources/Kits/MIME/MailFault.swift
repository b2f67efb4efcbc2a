/// Why a message cannot be put into bytes. Names the field at fault, never its value: values may be private.
package enum MailFault: Error, Equatable, Sendable {
    /// Not of the form `local@domain`, or longer than the 254 bytes that SMTP allows (RFC 5321 §4.5.3.1.3).
    case malformedAddress
    /// The part before the `@` holds other than ASCII. Few relays speak SMTPUTF8 (RFC 6531), so none is assumed.
    case addressNotASCII
    /// Not of the form `left@right` in plain ASCII.
    case malformedMessageID
    /// Not of the form `type/subtype`.
    case malformedMediaType
    /// An extra header whose name is not a header name, or is one that the message itself writes.
    case headerNotAllowed(String)
    /// An extra header whose value holds a line break or another control character.
    case controlCharacter(inHeader: String)
    /// An extra header with a stretch that cannot be folded into lines of 998 bytes (RFC 5322 §2.1.1).
    case headerTooLong(String)
}
