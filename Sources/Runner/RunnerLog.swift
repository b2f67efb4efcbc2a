/// What the runner says about its work, a line each. Ids and codes only, never a name, an address or a subject.
package struct RunnerLog: Sendable {
    package enum Level: String, Comparable, CaseIterable, Sendable {
        /// A clerk may ask.
        case info
        /// Look today.
        case warning
        /// Somebody's letter did not go.
        case error

        package static func < (left: Level, right: Level) -> Bool {
            allCases.firstIndex(of: left)! < allCases.firstIndex(of: right)!
        }
    }

    private let least: Level
    private let write: @Sendable (String) -> Void

    /// - Parameters:
    ///   - least: what weighs less is not written.
    ///   - write: takes whole lines without their end; called from any thread.
    package init(from least: Level = .info, write: @escaping @Sendable (String) -> Void) {
        (self.least, self.write) = (least, write)
    }

    func note(_ level: Level, _ words: String...) {
        guard level >= least else { return }
        write("\(level.rawValue) runner: \(words.joined(separator: ", "))")
    }
}
