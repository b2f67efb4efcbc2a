/// Why a request could not be read; the sender's doing, never ours.
package enum Unreadable: Error, Equatable {
    /// More than the limits allow: 413.
    case tooLarge
    /// Not what its own head says it is: 400. The reason names no value that was sent.
    case malformed(String)

    package var status: Int {
        switch self {
        case .tooLarge: 413
        case .malformed: 400
        }
    }
}
