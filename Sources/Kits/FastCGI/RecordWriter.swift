import Glibc

/// Wraps a reply in FastCGI records and sends as many of them at once as it can.
///
/// libfcgi sends every 8 KB by itself, and each piece wakes the web server for another part of the page.
///
/// Source: FastCGI specification 1.0, §3.3 (records), §5.3 (stdout), §5.5 (end of request).
final class RecordWriter {
    private static let longest = 65_528
    private var waiting: [UInt8] = []
    private var request = 0
    private var connection: Int32 = -1
    private var isCutOff = false

    init() { waiting.reserveCapacity(80 << 10) }

    func begin(request: Int32, on connection: Int32) {
        waiting.removeAll(keepingCapacity: true)
        (self.request, self.connection, isCutOff) = (Int(request), connection, false)
    }

    /// Adds to the reply; false once nobody listens any more.
    func put(_ bytes: UnsafeRawBufferPointer) -> Bool {
        var rest = bytes[...]
        while !rest.isEmpty, !isCutOff {
            let piece = rest.prefix(Self.longest)
            head(type: 6, length: piece.count)
            waiting.append(contentsOf: UnsafeRawBufferPointer(rebasing: piece))
            rest = rest.dropFirst(piece.count)
            if waiting.count >= Self.longest { flush() }
        }
        return !isCutOff
    }

    /// Ends the reply and sends what waits; false where nobody took it.
    func finish() -> Bool {
        head(type: 6, length: 0)
        head(type: 3, length: 8)
        waiting.append(contentsOf: repeatElement(0, count: 8))  // ended well
        flush()
        return !isCutOff
    }

    private func head(type: UInt8, length: Int) {
        let (id, count) = (request, length)
        waiting.append(contentsOf: [
            1, type, UInt8(id >> 8 & 255), UInt8(id & 255), UInt8(count >> 8), UInt8(count & 255), 0, 0,
        ])
    }

    private func flush() {
        waiting.withUnsafeBytes { bytes in
            var rest = bytes[...]
            while !rest.isEmpty, !isCutOff {
                let piece = UnsafeRawBufferPointer(rebasing: rest)
                let sent = send(connection, piece.baseAddress, piece.count, Int32(MSG_NOSIGNAL))
                if sent >= 0 {
                    rest = rest.dropFirst(sent)
                } else if errno != EINTR {
                    isCutOff = true
                }
            }
        }
        waiting.removeAll(keepingCapacity: true)
    }
}
