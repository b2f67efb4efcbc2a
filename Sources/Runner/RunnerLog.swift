/// What the runner says about its work, a line each. Ids and codes only, never a name, an address or a subject.
package struct RunnerLog: Sendable {
    package enum Level: String, Sendable {
        /// A clerk may ask.
        case info
        /// Look today.
        case warning
        /// Somebody's letter did not go.
        case error
    }

    private let write: @Sendable (String) -> Void

    /// - Parameter write: takes whole lines without their end; called from any thread.
    package init(write: @escaping @Sendable (String) -> Void) {
        self.write = write
    }

    func note(_ level: Level, _ words: String...) {
        write("\(level.rawValue) runner: \(words.joined(separator: ", "))")
    }
}
