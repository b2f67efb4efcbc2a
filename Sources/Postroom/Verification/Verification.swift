/// What a link leads to: who asks, and whether it can still be answered.
package enum Verification: Sendable, Equatable {
    /// It waits for the button.
    case open(Asked)
    /// It was pressed just now, for the first time.
    case confirmed(Asked)
    /// It was pressed before.
    case used(Asked)
    /// Its 14 days are over, or the address was changed.
    case expired(Asked)
    /// No link of ours.
    case unknown
    /// Too many tries from this network address or with this link.
    case throttled

    /// Who asks, and about which address.
    package struct Asked: Sendable, Equatable {
        package let organisation: String
        package let telephone: String
        package let email: String
        /// `j…@hartley.example`: enough for its owner, too little for anybody who found the link.
        package let address: String
    }

    /// So many tries that came to nothing, within `window` seconds, close the door.
    static let limits = (network: 30, link: 10)
    static let window = 900

    static func shortened(_ address: String) -> String {
        guard let at = address.lastIndex(of: "@"), let first = address.first, at > address.startIndex else {
            return "…"
        }
        return "\(first)…\(address[at...])"
    }
}
