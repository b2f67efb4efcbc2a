import Foundation

extension Double {
    /// Three figures that mean something, and no more: `0.634`, `3.41`, `41.2`, `2,750`.
    var short: String {
        if self == rounded(), abs(self) < 1_000 { return String(Int(self)) }
        switch abs(self) {
        case 100...: return Int(rounded()).formatted(.number.locale(Locale(identifier: "en_GB")))
        case 10...: return String(format: "%.1f", self)
        case 1...: return String(format: "%.2f", self)
        default: return String(format: "%.3f", self)
        }
    }
}
