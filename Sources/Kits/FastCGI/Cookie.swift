/// A cookie to be set: never readable by scripts, never sent along by other sites' forms.
package struct Cookie: Sendable {
    package var name: String
    package var value: String
    /// Sent back over TLS only.
    package var isSecure: Bool
    /// Seconds to live; nil until the browser closes, 0 to remove it at once.
    package var lifetime: Int?

    package init(name: String, value: String, isSecure: Bool, lifetime: Int? = nil) {
        self.name = name
        self.value = value
        self.isSecure = isSecure
        self.lifetime = lifetime
    }

    var header: String {
        var line = "\(name)=\(value); Path=/; HttpOnly; SameSite=Lax"
        if isSecure { line += "; Secure" }
        if let lifetime { line += "; Max-Age=\(lifetime)" }
        return line
    }
}
