import Glibc

/// Puts a reply on the wire as FastCGI responders do: a `Status` line, headers, an empty line, the content.
struct ReplyWriter {
    private let withBody: Bool
    /// Sends bytes; false once nobody listens any more.
    private let put: (UnsafeBufferPointer<CChar>) -> Bool

    /// - Parameter withBody: false for HEAD, whose answer is the headers alone.
    init(withBody: Bool, put: @escaping (UnsafeBufferPointer<CChar>) -> Bool) {
        self.withBody = withBody
        self.put = put
    }

    func write(_ reply: Reply) {
        do {
            try reply.checkHeaders()
        } catch {
            return write(.text("The reply was not fit to be sent.", status: 500))
        }
        switch reply.content {
        case .bytes(let bytes):
            guard send(head(of: reply, length: bytes.count)), withBody else { return }
            _ = send(bytes)
        case .file(let path): write(reply, file: path)
        }
    }

    private func write(_ reply: Reply, file path: String) {
        let file = open(path, O_RDONLY | O_CLOEXEC)
        var status = stat()
        guard file >= 0, fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            if file >= 0 { close(file) }
            return write(.text("The file is not there.", status: 500))
        }
        defer { close(file) }
        guard send(head(of: reply, length: Int(status.st_size))), withBody else { return }
        var left = Int(status.st_size)
        while left > 0 {
            let piece = [UInt8](unsafeUninitializedCapacity: min(left, 64 << 10)) { room, filled in
                filled = max(0, read(file, room.baseAddress, room.count))
            }
            guard !piece.isEmpty, send(piece) else { return }
            left -= piece.count
        }
    }

    private func head(of reply: Reply, length: Int) -> [UInt8] {
        var head = "Status: \(reply.status) \(Self.reason(reply.status))\r\n"
        for header in reply.headers { head += "\(header.name): \(header.value)\r\n" }
        if reply.status != 204, reply.status != 304 { head += "Content-Length: \(length)\r\n" }
        head += "\r\n"
        return Array(head.utf8)
    }

    private func send(_ bytes: [UInt8]) -> Bool {
        bytes.withUnsafeBytes { bytes in bytes.isEmpty || put(bytes.bindMemory(to: CChar.self)) }
    }

    private static func reason(_ status: Int) -> String {
        switch status {
        case 200: "OK"
        case 201: "Created"
        case 204: "No Content"
        case 301: "Moved Permanently"
        case 302: "Found"
        case 303: "See Other"
        case 304: "Not Modified"
        case 400: "Bad Request"
        case 403: "Forbidden"
        case 404: "Not Found"
        case 405: "Method Not Allowed"
        case 409: "Conflict"
        case 413: "Content Too Large"
        case 422: "Unprocessable Content"
        case 429: "Too Many Requests"
        case 500: "Internal Server Error"
        case 503: "Service Unavailable"
        case 507: "Insufficient Storage"
        default: "Status"
        }
    }
}
