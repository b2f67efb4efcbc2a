/// One sender of a runner: what stands in the ledger against a claim and a try.
package struct Worker: Sendable, Equatable {
    /// `runner/4711/3`: who made the try.
    package let name: String
    /// `runner/4711@` and the boot id: who holds a claim, the same for all senders of one process.
    package let claim: String
    /// The kernel's boot id: under the same boot, marks that were never synced can still be trusted.
    package let bootID: String

    package init(process: Int32, number: Int, bootID: String) {
        name = "runner/\(process)/\(number)"
        claim = "runner/\(process)@\(bootID)"
        self.bootID = bootID
    }
}
