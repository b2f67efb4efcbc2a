/// Which addresses a message may lead to.
enum LinkAddress {
    private static let schemes = ["https:", "http:", "mailto:", "tel:"]

    static func isKept(_ url: String) -> Bool {
        let start = url.prefix(8).lowercased()
        return schemes.contains { start.hasPrefix($0) }
    }
}
