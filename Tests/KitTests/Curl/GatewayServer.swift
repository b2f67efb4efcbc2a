import Foundation
import Glibc
import Instruments
import Synchronization

/// A gateway on loopback that gives one answer to everybody, and remembers what it was asked.
final class GatewayServer: Sendable {
    enum Answer: Sendable {
        case bytes([UInt8])
        /// Reads the request and hangs up.
        case hangUp
        /// Reads the request and says nothing until the other side hangs up.
        case silence
    }

    let port: Int
    private let listener: LoopbackListener
    private let asked = Book()

    /// What was asked, each as it came over the line.
    var requests: [String] { asked.pages.withLock { $0 } }

    init(_ answer: Answer) {
        let listener = LoopbackListener(backlog: 8)
        port = listener.port
        self.listener = listener
        let asked = asked
        Thread.detachNewThread {
            while case let connection = accept(listener.socket, nil, nil), connection >= 0 {
                Self.serve(connection, answer, asked)
                close(connection)
            }
            close(listener.socket)
        }
    }

    deinit {
        listener.wake()
    }

    convenience init(_ text: String) {
        self.init(.bytes(Array(text.replacing("\n", with: "\r\n").utf8)))
    }

    private static func serve(_ connection: Int32, _ answer: Answer, _ asked: Book) {
        let request = request(connection)
        asked.pages.withLock { $0.append(request) }
        switch answer {
        case .hangUp: break
        case .silence:
            var byte: UInt8 = 0
            while recv(connection, &byte, 1, 0) > 0 {}
        case .bytes(let bytes):
            var done = 0
            while done < bytes.count {
                let count = bytes.withUnsafeBytes {
                    send(connection, $0.baseAddress! + done, $0.count - done, Int32(MSG_NOSIGNAL))
                }
                if count <= 0 { return }  // the other side has had enough
                done += count
            }
        }
    }

    /// Head and body of one request.
    private static func request(_ connection: Int32) -> String {
        var bytes: [UInt8] = []
        while true {
            let text = String(decoding: bytes, as: UTF8.self)
            if let end = text.range(of: "\r\n\r\n") {
                let length = text.firstMatch(of: /Content-Length: (\d+)/).flatMap { Int($0.output.1) } ?? 0
                if text[end.upperBound...].utf8.count >= length { return text }
            }
            var piece = [UInt8](repeating: 0, count: 4096)
            let count = recv(connection, &piece, piece.count, 0)
            guard count > 0 else { return text }
            bytes += piece[..<count]
        }
    }

    /// The threads' common notes.
    private final class Book: Sendable {
        let pages = Mutex<[String]>([])
    }
}
