import Foundation

/// The shipped nginx.conf on a free port of this machine, before whatever listens on `web.sock` in the data folder.
final class FrontDoor {
    let port: Int
    private let nginx: Child

    var cpuSeconds: Double { get throws { try nginx.cpuSeconds } }

    /// - Parameters:
    ///   - files: the folder of static files.
    ///   - core: the one processor that nginx may use.
    init(data: URL, files: URL, core: Int, on ground: Ground) throws {
        port = try Self.freePort()
        let place = data.appending(path: "nginx")
        try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
        let configuration = place.appending(path: "nginx.conf")
        try String(contentsOf: ground.root.appending(path: "nginx.conf"), encoding: .utf8)
            .replacingOccurrences(of: "127.0.0.1:8080", with: "127.0.0.1:\(port)")
            .replacingOccurrences(of: "/srv/postroom/public", with: files.path)
            .replacingOccurrences(of: "/srv/postroom/data", with: data.path)
            .write(to: configuration, atomically: true, encoding: .utf8)
        let asRoot = geteuid() == 0 ? ["-g", "user root;"] : []
        // In batches, as bin/start starts it.
        let program = [try ground.installed("chrt"), "--batch", "0", try ground.installed("nginx")]
        nginx = try Child(
            program + ["-e", "stderr", "-p", place.path, "-c", configuration.path] + asRoot,
            core: core, log: data.appending(path: "nginx.log"))
        try waitUntilOpen()
    }

    func close() { nginx.stop() }

    private func waitUntilOpen() throws {
        for _ in 0..<500 where nginx.isRunning {
            if Self.canConnect(to: port) { return }
            usleep(10_000)
        }
        throw Skipped("nginx did not start")
    }

    /// A port that nobody listens on at this moment.
    private static func freePort() throws -> Int {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        defer { Glibc.close(descriptor) }
        var address = loopback(port: 0)
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let result = withUnsafeMutablePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(descriptor, $0, size) + getsockname(descriptor, $0, &size)
            }
        }
        guard result == 0 else { throw Skipped("there is no free port") }
        return Int(in_port_t(bigEndian: address.sin_port))
    }

    private static func canConnect(to port: Int) -> Bool {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        defer { Glibc.close(descriptor) }
        var address = loopback(port: port)
        return withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
            }
        }
    }

    private static func loopback(port: Int) -> sockaddr_in {
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = in_port_t(port).bigEndian
        address.sin_addr.s_addr = in_addr_t(0x7F00_0001).bigEndian
        return address
    }
}
