import FastCGI
import Foundation
import Glibc
import Testing

@Suite final class `The listening socket` {
    private let folder = FileManager.default.temporaryDirectory.appending(path: "socket-\(UUID().uuidString.prefix(8))")
    private var path: String { folder.appending(path: "web.sock").path }

    init() throws { try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true) }

    deinit { try? FileManager.default.removeItem(at: folder) }

    @Test func `belongs to its user and group alone`() throws {
        let listener = try Listener(path: path)
        var status = stat()
        #expect(lstat(path, &status) == 0)
        #expect(status.st_mode & 0o777 == 0o660)
        listener.stop()
    }

    @Test func `takes the place of one that a killed process left behind`() throws {
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8) }
        let dead = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
        let bound = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(dead, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
        #expect(bound == 0)
        close(dead)
        #expect(throws: Never.self) { try Listener(path: path).stop() }
    }

    @Test func `is refused while another process answers on it`() throws {
        let first = try Listener(path: path)
        #expect(throws: ListenerError.inUse(path)) { try Listener(path: path) }
        first.stop()
    }

    @Test func `leaves alone what is not a socket`() throws {
        try "accounts".write(toFile: path, atomically: true, encoding: .utf8)
        #expect(throws: ListenerError.notASocket(path)) { try Listener(path: path) }
        #expect(try String(contentsOfFile: path, encoding: .utf8) == "accounts")
    }

    @Test func `has a path that the kernel can hold`() {
        let long = "/tmp/" + String(repeating: "x", count: 200)
        #expect(throws: ListenerError.pathTooLong(long)) { try Listener(path: long) }
        #expect(throws: ListenerError.pathTooLong("")) { try Listener(path: "") }
    }

    @Test func `says which folder is missing by the system's own error`() {
        let path = folder.appending(path: "none/web.sock").path
        #expect(throws: ListenerError.refused(call: "bind", errno: ENOENT)) { try Listener(path: path) }
    }
}
