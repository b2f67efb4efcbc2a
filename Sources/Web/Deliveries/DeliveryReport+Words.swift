import Postroom

/// A report as a delivery trail shows it.
extension DeliveryReport.Entry {
    /// `Hard bounce, returned mail`
    var words: String {
        switch source {
        case .staff: "\(kind.title), recorded by \(by)"
        case .refusal: kind == .hard ? "Refused for good, mail server" : "Refused, mail server"
        default: "\(kind.title), \(source.title.lowercased())"
        }
    }

    var tone: String {
        switch kind {
        case .hard, .soft, .complaint: "bad"
        case .delivered: "good"
        case .delayed, .relayed, .other: ""
        }
    }
}
