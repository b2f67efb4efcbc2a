/// What the pages say about how mail leaves. The web process sends nothing and holds no secret of the relay.
package struct WebSettings: Sendable {
    /// Where the folder carrier puts mail; nil where a relay takes it.
    package var outboxFolder: String?
    /// Where it put mail before a relay was set; nil where `outboxFolder` says it.
    package var formerOutbox: String?
    /// The relay as people know it, `mail.example.com:587`; empty where there is none.
    package var relayName: String
    /// The address under which people reach Postroom, without a slash at its end; links in emails begin with it.
    package var publicURL: String

    package init(
        outboxFolder: String? = nil, formerOutbox: String? = nil, relayName: String = "",
        publicURL: String = "http://localhost:8080"
    ) {
        (self.outboxFolder, self.formerOutbox) = (outboxFolder, formerOutbox)
        (self.relayName, self.publicURL) = (relayName, publicURL)
    }
}
