package import SQL

/// The runner's side of the send ledger: claim, begin, settle, and recover after a crash.
///
/// Claim, do, record are three steps, and no transaction is open while bytes are on their way. One connection writes
/// for all senders, many steps to a commit. Claims are synced; begin and settle are not, since they need only survive
/// a killed process: after a power cut the boot id differs, and then everything claimed and unsettled is uncertain.
package struct SendLedger {
    let database: Database
    let clock: Clock
    /// Whether commits of this connection do not wait for the disk, save those that say so.
    let isRelaxed: Bool

    package init(database: Database, clock: Clock) {
        self.init(database: database, clock: clock, isRelaxed: false)
    }

    init(database: Database, clock: Clock, isRelaxed: Bool) {
        (self.database, self.clock, self.isRelaxed) = (database, clock, isRelaxed)
    }

    /// Does several steps in one commit: all or nothing.
    package func together<Value>(_ body: () throws -> Value) throws -> Value {
        try database.atomically(body)
    }
}
