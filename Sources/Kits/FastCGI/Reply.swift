/// What goes back to the browser.
package struct Reply: Sendable {
    /// What the browser is to show or keep.
    package enum Content: Sendable, Equatable {
        case bytes([UInt8])
        /// The path of a file that is read while it is sent.
        case file(String)
    }

    package var status: Int
    package private(set) var headers: [(name: String, value: String)]
    package var content: Content

    package init(status: Int, type: String? = nil, content: Content = .bytes([])) {
        self.status = status
        headers = type.map { [("Content-Type", $0)] } ?? []
        self.content = content
    }

    package static func html(_ page: String, status: Int = 200) -> Reply { html(Array(page.utf8), status: status) }

    package static func html(_ page: [UInt8], status: Int = 200) -> Reply {
        Reply(status: status, type: "text/html; charset=utf-8", content: .bytes(page))
    }

    package static func text(_ text: String, status: Int = 200) -> Reply {
        Reply(status: status, type: "text/plain; charset=utf-8", content: .bytes(Array(text.utf8)))
    }

    /// - Parameter type: the media type, such as `application/pdf`.
    package static func bytes(_ bytes: [UInt8], type: String) -> Reply {
        Reply(status: 200, type: type, content: .bytes(bytes))
    }

    package static func file(_ path: String, type: String) -> Reply {
        Reply(status: 200, type: type, content: .file(path))
    }

    /// Sends the browser on with a GET (303): what every POST that changed something answers with.
    package static func redirect(to address: String, status: Int = 303) -> Reply {
        var reply = Reply(status: status)
        reply[header: "Location"] = address
        return reply
    }

    /// The first header of that name in any case; setting replaces all of that name, nil removes them.
    package subscript(header name: String) -> String? {
        get { headers.first { Self.same($0.name, name) }?.value }
        set {
            headers.removeAll { Self.same($0.name, name) }
            if let newValue { headers.append((name, newValue)) }
        }
    }

    /// Adds a header beside others of its name, as cookies need it.
    package mutating func add(header name: String, _ value: String) { headers.append((name, value)) }

    package mutating func set(_ cookie: Cookie) { add(header: "Set-Cookie", cookie.header) }

    /// Offers the content as a download of that name, or shows it in the browser under that name.
    package mutating func offer(as fileName: String, download: Bool = true) {
        self[header: "Content-Disposition"] = ContentDisposition.header(fileName: fileName, download: download)
    }

    /// The content as text, for tests and logs; a file's content is not read.
    package var text: String {
        if case .bytes(let bytes) = content { String(decoding: bytes, as: UTF8.self) } else { "" }
    }

    /// Refuses header lines that would break out of their line.
    ///
    /// - Throws: `InvalidHeader` for a name that is no token or a value with CR, LF, NUL or another control character.
    package func checkHeaders() throws(InvalidHeader) {
        for header in headers {
            guard !header.name.isEmpty, header.name.utf8.allSatisfy(Self.isInName),
                header.value.utf8.allSatisfy({ $0 >= 32 && $0 != 127 || $0 == 9 })
            else { throw InvalidHeader(name: header.name) }
        }
    }

    /// Letters, digits and ``!#$%&'*+-.^_`|~``.
    ///
    /// - Source: RFC 9110 §5.6.2, token.
    private static func isInName(_ byte: UInt8) -> Bool {
        switch byte {
        case 33, 35...39, 42, 43, 45, 46, 48...57, 65...90, 94...122, 124, 126: true
        default: false
        }
    }

    private static func same(_ one: String, _ other: String) -> Bool {
        one.utf8.count == other.utf8.count
            && zip(one.utf8, other.utf8).allSatisfy { $0 == $1 || lower($0) == lower($1) }
    }

    private static func lower(_ byte: UInt8) -> UInt8 { (65...90).contains(byte) ? byte + 32 : byte }
}
