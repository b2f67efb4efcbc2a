/// Whether pages stay as quick when there are a hundred times as many customers.
enum GrowthBenchmark: Benchmark {
    static let name = "growth"
    private static let few = 10_000
    private static let rounds = 3
    private static let seconds = 5

    static func measure(on ground: Ground) throws -> [Figure] {
        let small = try slowest(of: few, on: ground)
        let large = try slowest(of: ManyCustomers.million, on: ground)
        return zip(small, large).map { few, many in
            Figure(
                name: "\(name)/\(few.name)", value: many.milliseconds, unit: "ms p99", floor: few.milliseconds,
                goals: [.atMostTimesFloor(1.5)], note: "a million customers beside ten thousand")
        }
    }

    /// The 99th percentile of the customer page and the Customer List, of the quietest round each.
    private static func slowest(of count: Int, on ground: Ground) throws -> [(name: String, milliseconds: Double)] {
        let site = try MeasuredSite(count, on: ground)
        defer { site.close() }
        let pages = [
            ("customer-page", "Overview", try site.customers.customerAddresses()),
            ("customer-list", "Customer List", try site.customers.listAddresses()),
        ]
        return try pages.map { name, words, addresses in
            let visitors = try Visitors(asking: addresses, cookie: site.cookie, expecting: words, on: ground)
            _ = try visitors.call(at: site.door, seconds: 2)
            let best = try (0..<rounds).map { _ in
                try visitors.call(at: site.door, seconds: seconds).p99Milliseconds
            }.min()
            guard let best else { preconditionFailure("there is at least one round") }
            return (name, best)
        }
    }
}
