/// The Overview of a customer with a full page of history, among 100,000 customers, by somebody who is signed in.
enum CustomerPageBenchmark: Benchmark {
    static let name = "customer-page"

    static func measure(on ground: Ground) throws -> [Figure] {
        try PageMeasurement.figures(name, expecting: "Overview", on: ground) { try $0.customerAddresses() }
    }
}
