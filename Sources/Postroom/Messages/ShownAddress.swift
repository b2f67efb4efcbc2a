/// Somebody as an email's headers name them.
package struct ShownAddress: Sendable, Equatable {
    /// Empty: the address alone.
    package let name: String
    package let address: String

    package init(name: String, address: String) {
        (self.name, self.address) = (name, address)
    }

    /// `Janet Hartley <janet@hartley.example>`, or the bare address.
    package var text: String { name.isEmpty ? address : "\(name) <\(address)>" }

    /// Several as the ledger keeps them: one a line, address first, then the name behind a tab.
    static func stored(_ shown: [ShownAddress]) -> String {
        shown.map { one in
            let name = String(one.name.map { $0.isNewline || $0 == "\t" ? " " : $0 })
            return "\(one.address)\t\(name)"
        }.joined(separator: "\n")
    }

    static func list(stored: String) -> [ShownAddress] {
        stored.split(separator: "\n").map { line in
            let halves = line.split(separator: "\t", maxSplits: 1, omittingEmptySubsequences: false)
            return ShownAddress(name: halves.count > 1 ? String(halves[1]) : "", address: String(halves[0]))
        }
    }
}
