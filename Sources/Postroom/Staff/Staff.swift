/// Somebody who signs in to work.
package struct Staff: Sendable, Equatable {
    package let id: ID<Staff>
    package let email: String
    package let name: String
    package let role: Role
    package let isAccountManager: Bool
    package let isCreditController: Bool
    package let maySignIn: Bool

    /// `PN` for Priya Nair.
    package var initials: String {
        let words = name.utf8.split(separator: UInt8(ascii: " "), maxSplits: 2).prefix(2)
        return String(words.compactMap { Substring($0).first }).uppercased()
    }
}
