/// How a correspondence reached its customer outside Postroom.
package enum DeliveryMethod: String, CaseIterable, Sendable {
    case post
    case inPerson = "in person"
    case other

    package var title: String {
        switch self {
        case .post: "Post"
        case .inPerson: "In person"
        case .other: "Other"
        }
    }
}
