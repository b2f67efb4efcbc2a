/// Ten thousand emails of 30 KB with their PDFs, from the tray through eight connections into the ledger, on one core.
enum EmailBenchmark: Benchmark {
    static let name = "email"

    static func measure(on ground: Ground) throws -> [Figure] {
        _ = try ground.installed("smtp-sink")
        let floor = try ground.floor("email-floor", packages: ["libcurl"])
        let script = try BenchScript("mail", ["10000", floor], on: ground)
        let (rate, cpu, memory) = (try script["email-rate"], try script["email-cpu"], try script["runner-memory"])
        let (source, size) = (try script["email-source"].value, try script["email-size"].value)
        let half = memory.rest.dropFirst().first.flatMap { Double($0.prefix { $0 != " " }) } ?? memory.value
        return [
            Figure(
                name: name, value: rate.value, unit: "messages/s", floor: rate.rest.last.flatMap { Double($0) },
                goals: [.atLeast(2_200)], note: "smtp-source: \(Int(source)); each of \(Int(size)) bytes"),
            Figure(
                name: "\(name)/processor", value: cpu.value, unit: "µs each",
                floor: cpu.rest.last.flatMap { Double($0) },
                goals: [.atMost(300)]),
            Figure(name: "runner-memory", value: memory.value, unit: "MiB", goals: [.atMost(40)]),
            Figure(
                name: "runner-memory/growth", value: memory.value - half, unit: "MiB in 2nd half", goals: [.atMost(2)]),
        ]
    }
}
