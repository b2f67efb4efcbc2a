/// What became of a task, before it is written down.
package struct BulkResult: Sendable {
    package enum Fate: Sendable {
        case letter(BulkLetter)
        case skipped(BulkItem.Reason, detail: Int?)
        /// In words for somebody who can mend it.
        case failed(String)
    }

    package let task: BulkTask
    package let fate: Fate

    package init(_ task: BulkTask, _ fate: Fate) {
        (self.task, self.fate) = (task, fate)
    }
}
