import Foundation

/// What this machine does at best for a page of so many bytes: nginx with a file, and a responder that does no work.
struct PageFloors {
    let fileVisit: Visitors.Visit
    let responderVisit: Visitors.Visit
    /// Processor time of nginx and responder for each request, in microseconds.
    let responderMicroseconds: Double

    init(pageBytes: Int, seconds: Int, on ground: Ground) throws {
        let program = try ground.floor("responder-floor", packages: ["fcgi"])
        let data = try ground.folder("floor")
        let files = try ground.folder("floor/public")
        let page = String(repeating: "x", count: pageBytes - 8) + "</html>\n"
        try page.write(to: files.appending(path: "page.html"), atomically: true, encoding: .utf8)
        let responder = try Child([program, data.appending(path: "web.sock").path, String(pageBytes)], core: 0)
        let door = try FrontDoor(data: data, files: files, core: 0, on: ground)
        defer {
            door.close()
            responder.stop()
        }
        fileVisit = try Visitors(asking: ["/static/page.html"], cookie: "", expecting: "</html>", on: ground)
            .call(at: door, seconds: seconds)
        let before = try door.cpuSeconds + responder.cpuSeconds
        responderVisit = try Visitors(asking: ["/"], cookie: "", expecting: "</html>", on: ground)
            .call(at: door, seconds: seconds)
        responderMicroseconds = (try door.cpuSeconds + responder.cpuSeconds - before) / responderVisit.requests * 1e6
    }
}
