/// How old a balance is: amounts by age under a small chart of them. Amounts arrive as the words to be printed.
package struct AgeingChart: Hashable, Sendable {
    package struct Bucket: Hashable, Sendable {
        /// As in `1 to 30 days`.
        package let label: String
        package let amount: String
        /// Height of its bar, 0 to 1; 0 also where it has none, as credit.
        package let share: Double
        /// How strong its colour is, 0 to 1: what is older is darker.
        package let strength: Double

        package init(label: String, amount: String, share: Double, strength: Double) {
            (self.label, self.amount, self.share, self.strength) = (label, amount, share, strength)
        }
    }

    package var buckets: [Bucket]
    package var total: String
    /// The chart in words, for those who listen.
    package var meaning: String

    package init(buckets: [Bucket], total: String, meaning: String) {
        (self.buckets, self.total, self.meaning) = (buckets, total, meaning)
    }
}
