/// What a correspondence is for; it decides who receives it and which rules hold.
package enum CorrespondenceClass: String, CaseIterable, Sendable {
    case billing
    case creditControl = "credit control"
    case customerServices = "customer services"
    case marketing

    package var title: String {
        switch self {
        case .billing: "Billing"
        case .creditControl: "Credit Control"
        case .customerServices: "Customer Services"
        case .marketing: "Marketing"
        }
    }
}
