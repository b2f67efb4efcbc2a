extension Int {
    /// A number of bytes as people say it: `41 KB`, `1.5 MB`, `15 MB`.
    package var asFileSize: String {
        guard self >= 1_000_000 else { return "\(Swift.max(1, (self + 500) / 1_000)) KB" }
        let tenth = self / 100_000 % 10
        return tenth == 0 ? "\(self / 1_000_000) MB" : "\(self / 1_000_000).\(tenth) MB"
    }
}
