/// What a part is: its media type and the parameters that go with it.
package struct ContentType: Sendable, Equatable {
    /// `multipart/report`, in lower case.
    package let name: String
    /// By name in lower case; pieces joined and decoded as RFC 2231 has it.
    package let parameters: [String: String]

    package var isMultipart: Bool { name.hasPrefix("multipart/") }
    package var isText: Bool { name.hasPrefix("text/") }
    /// Whether a whole message lies inside, or the header of one (RFC 2046 §5.2.1, RFC 6532, RFC 6533).
    package var isMessage: Bool {
        ["message/rfc822", "message/global", "message/news", "message/partial"].contains(name) || isHeaders
    }
    package var isHeaders: Bool {
        [
            "text/rfc822-headers", "text/rfc822-header", "text/rfc822headers", "message/global-headers",
            "message/rfc822-headers",
        ].contains(name)
    }

    static let plain = ContentType(name: "text/plain", parameters: [:])

    private init(name: String, parameters: [String: String]) {
        (self.name, self.parameters) = (name, parameters)
    }

    /// Reads a field's value; what makes no sense counts as plain text (RFC 2045 §5.2).
    init(_ value: String?) {
        guard let value else {
            self = .plain
            return
        }
        var scanner = ParameterScanner(value)
        let name = scanner.word(until: ";").lowercased()
        self.init(name: name.contains("/") ? name : "text/plain", parameters: scanner.parameters())
    }
}
