/// The settings of a form, kept under a name by somebody, for themselves or for everybody.
package struct DefaultValues: Sendable, Equatable {
    package let id: ID<DefaultValues>
    package let screen: Screen
    package let ownerID: ID<Staff>
    package let owner: String
    package let isShared: Bool
    package let name: String
    package let updatedAt: Moment
    package let version: Int

    package static let longestName = 60
    /// Sets of one person for one form.
    package static let most = 100
    /// Bytes of one set; twenty thousand account numbers must fit.
    package static let largest = 1 << 20
    /// A set of this name is loaded by itself when the form is opened.
    package static let opening = "New"

    /// The forms that have such sets.
    package enum Screen: String, CaseIterable, Sendable {
        case bulkMailings = "bulk-mailings"
        case quickSearch = "quick-search"
        case sendLetters = "send-letters"
    }

    package enum Saved: Sendable, Equatable {
        case saved(DefaultValues)
        /// There is a set of that name; it is overwritten only where somebody says so of this very version.
        case exists(DefaultValues)
        case refused(Problem)
    }

    /// Whether whoever acts may delete it.
    package func mayDelete(_ actor: Actor) -> Bool {
        actor.staffID == ownerID || (isShared && actor.may(.full, of: .correspondence))
    }
}
