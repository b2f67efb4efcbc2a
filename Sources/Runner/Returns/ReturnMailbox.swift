package import Curl

/// The mailbox that takes what comes back, and how it is read.
package struct ReturnMailbox: Sendable {
    package let account: IMAPAccount
    /// Where what was read is put; nil where it stays, marked as seen.
    package var doneFolder: String?
    package var interval: Duration = .seconds(60)

    package init(_ account: IMAPAccount) {
        self.account = account
    }
}
