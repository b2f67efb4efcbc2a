/// What postroom-web holds after 100,000 requests, and whether it still grows.
enum WebMemoryBenchmark: Benchmark {
    static let name = "web-memory"
    private static let half = 50_000.0

    static func measure(on ground: Ground) throws -> [Figure] {
        let site = try MeasuredSite(on: ground)
        defer { site.close() }
        let visitors = try Visitors(
            asking: try site.customers.customerAddresses(), cookie: site.cookie, expecting: "Overview", on: ground
        )
        var requests = 0.0
        requests += try visit(visitors, site, until: half, after: requests)
        let early = try site.web.residentMiB
        requests += try visit(visitors, site, until: 2 * half, after: requests)
        let late = try site.web.residentMiB
        return [
            Figure(
                name: name, value: late, unit: "MiB", goals: [.atMost(40)], note: "after \(requests.short) requests"),
            Figure(name: "\(name)/growth", value: late - early, unit: "MiB in 2nd half", goals: [.atMost(2)]),
        ]
    }

    private static func visit(_ visitors: Visitors, _ site: MeasuredSite, until wanted: Double, after done: Double)
        throws -> Double
    {
        var requests = 0.0
        // At a tenth of the speed that is asked, this would still end.
        for _ in 0..<50 where done + requests < wanted {
            requests += try visitors.call(at: site.door, seconds: 4).requests
        }
        return requests
    }
}
