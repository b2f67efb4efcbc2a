/// A name and an address as they stand in `From`, `To` and `Cc`.
///
/// The name is people's text: line breaks and other control characters in it become spaces. The address is kept in the
/// form that any relay takes: the local part as given, the domain in ASCII (`bücher.example` as
/// `xn--bcher-kva.example`).
package struct Mailbox: Hashable, Sendable {
    package let name: String
    package let address: String

    package init(name: String = "", address: String) throws(MailFault) {
        self.name = HeaderText.tidied(name)
        self.address = try Self.ascii(address)
    }

    /// The address with its domain in ASCII.
    private static func ascii(_ address: String) throws(MailFault) -> String {
        let bytes = address.utf8
        guard let at = bytes.lastIndex(of: UInt8(ascii: "@")) else { throw .malformedAddress }
        let local = bytes[..<at]
        guard !local.isEmpty, local.count <= 64 else { throw .malformedAddress }
        guard local.allSatisfy({ $0 < 0x80 }) else { throw .addressNotASCII }
        guard local.allSatisfy({ HeaderText.isAtomic($0) || $0 == UInt8(ascii: ".") }) else { throw .malformedAddress }
        let domain = address[bytes.index(after: at)...]
        guard let host = DomainName.ascii(domain) else { throw .malformedAddress }
        guard local.count + 1 + host.utf8.count <= 254 else { throw .malformedAddress }
        return host == domain ? address : "\(address[..<at])@\(host)"
    }
}
