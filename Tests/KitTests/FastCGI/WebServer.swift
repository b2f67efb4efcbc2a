import FastCGI
import Foundation
import Glibc

/// The real nginx with the shipped nginx.conf before a listener in this process, on a free port of this machine.
final class WebServer {
    let port: UInt16
    let folder: URL
    private let process = Process()

    static let program = "/usr/sbin/nginx"
    static var isInstalled: Bool { FileManager.default.isExecutableFile(atPath: program) }
    static let repository = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()

    /// - Parameter data: the data folder, in which `web.sock` stands.
    init(data: URL) throws {
        port = try Self.freePort()
        folder = data.appending(path: "nginx")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let shipped = try String(contentsOf: Self.repository.appending(path: "nginx.conf"), encoding: .utf8)
        let settings = shipped.replacingOccurrences(of: "127.0.0.1:8080", with: "127.0.0.1:\(port)")
            .replacingOccurrences(of: "/srv/postroom/public", with: Self.repository.appending(path: "public").path)
            .replacingOccurrences(of: "/srv/postroom/data", with: data.path)
        let file = folder.appending(path: "nginx.conf")
        try settings.write(to: file, atomically: true, encoding: .utf8)
        process.executableURL = URL(filePath: Self.program)
        // Workers of an nginx started as root would become another user, whom the socket does not let in.
        process.arguments =
            ["-e", "stderr", "-p", folder.path, "-c", file.path] + (getuid() == 0 ? ["-g", "user root;"] : [])
        process.standardError = FileHandle.nullDevice
        try process.run()
        try waitUntilOpen()
    }

    deinit {
        process.terminate()
        process.waitUntilExit()
    }

    /// Sends a request with `Connection: close` and returns head and body as one text.
    func ask(
        _ line: String, headers: [String] = [], body: [UInt8] = [], from source: String = "127.0.0.1"
    ) throws -> String {
        let wire = try Wire(port: port, from: source)
        var lines = ["\(line) HTTP/1.1", "Host: 127.0.0.1:\(port)", "Connection: close"] + headers
        if !body.isEmpty { lines.append("Content-Length: \(body.count)") }
        wire.send(Array((lines.joined(separator: "\r\n") + "\r\n\r\n").utf8))
        wire.send(body)
        return String(decoding: wire.receiveAll(), as: UTF8.self)
    }

    private func waitUntilOpen() throws {
        for _ in 0..<500 {
            if (try? Wire(port: port)) != nil { return }
            guard process.isRunning else { break }
            usleep(20_000)
        }
        throw POSIXError(.ECONNREFUSED)
    }

    private static func freePort() throws -> UInt16 {
        let probe = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(probe) }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        inet_pton(AF_INET, "127.0.0.1", &address.sin_addr)
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let bound = withUnsafeMutablePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(probe, $0, size) == 0 && getsockname(probe, $0, &size) == 0
            }
        }
        guard bound else { throw POSIXError(.EADDRINUSE) }
        return UInt16(bigEndian: address.sin_port)
    }
}
