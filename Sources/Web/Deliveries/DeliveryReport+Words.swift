import Postroom

/// A report as a delivery trail shows it.
extension DeliveryReport.Entry {
    /// `Hard bounce, returned mail`
    var words: String {
        source == .staff ? "\(kind.title), recorded by \(by)" : "\(kind.title), \(source.title.lowercased())"
    }

    var tone: String {
        switch kind {
        case .hard, .soft, .complaint: "bad"
        case .delivered: "good"
        case .delayed, .relayed, .other: ""
        }
    }
}
