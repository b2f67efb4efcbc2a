package import SQL

/// The runner's side of the send ledger: claim, begin, settle, and recover after a crash.
///
/// Claim, do, record are three steps, and no transaction is open while bytes are on their way. Each step takes a
/// batch, so that a busy runner commits once for many. A message is claimed with a synced commit; begin and settle
/// are not synced, since they need only survive a killed process: after a power cut the boot id differs, and then
/// everything claimed and unsettled is uncertain.
package struct SendLedger {
    let database: Database
    let clock: Clock

    package init(database: Database, clock: Clock) {
        (self.database, self.clock) = (database, clock)
    }
}
