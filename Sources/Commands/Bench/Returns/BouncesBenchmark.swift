import Postroom
import Runner
import Support

/// 1,260 bounces, warnings, receipts and complaints of 42 mail systems: how many find their message, and how fast.
enum BouncesBenchmark: Benchmark {
    static let name = "bounces"
    private static let count = 1_260

    static func measure(on ground: Ground) throws -> [Figure] {
        let tray = try SentLetters(Self.count)
        let samples = tray.letters.enumerated().map { BounceCorpus.sample($0, about: $1) }
        let intake = ReturnIntake(office: tray.office)
        var (matched, wrong) = (0, 0)
        let start = ContinuousClock.now
        for (sample, id) in zip(samples, tray.ids) {
            if case .recorded(let message) = try intake.take(sample.bytes, from: .pipe).outcome {
                if message == id { matched += 1 } else { wrong += 1 }
            }
        }
        let seconds = (ContinuousClock.now - start) / .seconds(1)
        return [
            Figure(
                name: "\(name)/matched", value: Double(matched * 100) / Double(Self.count), unit: "%",
                goals: [.atLeast(95)], note: "\(matched) of \(Self.count), \(BounceCorpus.systemCount) mail systems"),
            Figure(name: "\(name)/wrong", value: Double(wrong), unit: "messages", goals: [.atMost(0)]),
            Figure(name: name, value: Double(Self.count) / seconds, unit: "messages/s", note: "read, matched, written"),
        ]
    }
}
