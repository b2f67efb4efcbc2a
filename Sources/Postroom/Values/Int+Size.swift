extension Int {
    /// A number of bytes as people say it: `41 KB`, `1.5 MB`.
    package var asFileSize: String {
        self < 1_000_000
            ? "\(Swift.max(1, (self + 500) / 1_000)) KB" : "\(self / 1_000_000).\(self / 100_000 % 10) MB"
    }
}
