/// The Customer List of an office with 100,000 customers, opened anywhere, by somebody who is signed in.
enum CustomerListBenchmark: Benchmark {
    static let name = "customer-list"

    static func measure(on ground: Ground) throws -> [Figure] {
        try PageMeasurement.figures(name, expecting: "Customer List", on: ground) { try $0.listAddresses() }
    }
}
