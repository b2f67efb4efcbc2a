/// What the pages say about how mail leaves. The web process sends nothing and holds no secret of the relay.
package struct WebSettings: Sendable {
    /// Where the folder carrier puts mail; nil where a relay takes it.
    package var outboxFolder: String?
    /// The relay as people know it, `mail.example.com:587`; empty where there is none.
    package var relayName: String

    package init(outboxFolder: String? = nil, relayName: String = "") {
        (self.outboxFolder, self.relayName) = (outboxFolder, relayName)
    }
}
