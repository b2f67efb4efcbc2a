/// Measures a page behind nginx on one core, beside a responder that does no work.
enum PageMeasurement {
    private static let rounds = 3
    private static let seconds = 5

    static func figures(
        _ name: String, expecting words: String, on ground: Ground, asking addresses: (ManyCustomers) throws -> [String]
    ) throws -> [Figure] {
        let site = try MeasuredSite(on: ground)
        defer { site.close() }
        let visitors = try Visitors(
            asking: try addresses(site.customers), cookie: site.cookie, expecting: words, on: ground)
        let first = try visitors.call(at: site.door, seconds: 2)
        let floors = try PageFloors(pageBytes: Int(first.bytesEach), seconds: seconds, on: ground)
        var best: Visitors.Visit?
        var (web, nginx) = (Double.infinity, Double.infinity)
        for _ in 0..<rounds {
            let (webBefore, nginxBefore) = (try site.web.cpuSeconds, try site.door.cpuSeconds)
            let visit = try visitors.call(at: site.door, seconds: seconds)
            web = min(web, (try site.web.cpuSeconds - webBefore) / visit.requests * 1e6)
            nginx = min(nginx, (try site.door.cpuSeconds - nginxBefore) / visit.requests * 1e6)
            if visit.perSecond > best?.perSecond ?? 0 { best = visit }
        }
        guard let best else { preconditionFailure("there is at least one round") }
        return [
            Figure(
                name: name, value: best.perSecond, unit: "requests/s", floor: floors.responderVisit.perSecond,
                goals: [.atLeast(2_500)], note: "nginx with a file: \(floors.fileVisit.perSecond.short)/s"),
            Figure(
                name: "\(name)/p50", value: best.medianMilliseconds, unit: "ms",
                floor: floors.responderVisit.medianMilliseconds),
            Figure(
                name: "\(name)/p99", value: best.p99Milliseconds, unit: "ms",
                floor: floors.responderVisit.p99Milliseconds,
                goals: [.atMost(10)]),
            Figure(
                name: "\(name)/processor", value: web + nginx, unit: "µs each", floor: floors.responderMicroseconds,
                goals: [.atMost(400)], note: "web \(web.short), nginx \(nginx.short)"),
            Figure(name: "\(name)/size", value: first.bytesEach / 1_024, unit: "KiB"),
        ]
    }
}
