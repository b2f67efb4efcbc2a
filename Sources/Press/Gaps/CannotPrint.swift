/// Why a template cannot be filled, in words for the person who can mend it.
package struct CannotPrint: Error, Sendable, Equatable, CustomStringConvertible {
    package let reason: String
    package var description: String { reason }

    package init(reason: String) {
        self.reason = reason
    }
}
