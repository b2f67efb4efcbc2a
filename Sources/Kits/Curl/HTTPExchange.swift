import CCurl

/// What comes back while one request is being answered; libcurl's callbacks write here.
final class HTTPExchange {
    private(set) var headers: [(name: String, value: String)] = []
    private(set) var body: [UInt8] = []
    private(set) var isTooLong = false
    private let longest: Int

    init(longest: Int) {
        self.longest = longest
    }

    /// Takes a header line. A status line begins anew: what came with an interim reply does not count.
    private func hear(_ line: String) {
        if line.hasPrefix("HTTP/") { return headers = [] }
        guard let colon = line.utf8.firstIndex(of: UInt8(ascii: ":")) else { return }
        let value = line[line.index(after: colon)...].drop { $0 == " " || $0 == "\t" }
        headers.append((line[..<colon].lowercased(), String(value.prefix { !$0.isNewline })))
    }

    private func take(_ bytes: UnsafeRawBufferPointer) -> Bool {
        if body.count + bytes.count > longest {
            isTooLong = true
            return false
        }
        body.append(contentsOf: bytes)
        return true
    }

    static let hearing: ccurl_callback = { bytes, size, count, context in
        guard let bytes, let context else { return size * count }
        let line = UnsafeRawBufferPointer(start: bytes, count: size * count)
        let exchange = Unmanaged<HTTPExchange>.fromOpaque(context).takeUnretainedValue()
        exchange.hear(String(decoding: line, as: UTF8.self))
        return size * count
    }

    static let taking: ccurl_callback = { bytes, size, count, context in
        guard let bytes, let context else { return 0 }
        let piece = UnsafeRawBufferPointer(start: bytes, count: size * count)
        let exchange = Unmanaged<HTTPExchange>.fromOpaque(context).takeUnretainedValue()
        return exchange.take(piece) ? size * count : 0
    }
}
