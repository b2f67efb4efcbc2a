/// Takes a message apart, within limits.
struct PartReader {
    private let limits: ReadingLimits
    private var count = 0

    init(limits: ReadingLimits) {
        self.limits = limits
    }

    mutating func read(_ bytes: ArraySlice<UInt8>, depth: Int = 0, isHeaders: Bool = false) -> ReceivedPart {
        count += 1
        let (header, start) = ReceivedHeader.read(bytes, limits: limits)
        let type = ContentType(header["content-type"])
        let body = bytes[start...]
        let mayGoOn = depth < limits.depth && count < limits.parts && !isHeaders
        return ReceivedPart(
            header: header, type: type, parts: mayGoOn ? inside(type, header, body, depth + 1) : [], body: body)
    }

    private mutating func inside(
        _ type: ContentType, _ header: ReceivedHeader, _ body: ArraySlice<UInt8>, _ depth: Int
    ) -> [ReceivedPart] {
        if type.isMultipart {
            // No multipart may be encoded as a whole (RFC 2045 §6.4); some servers do it all the same.
            let isPlain = !["base64", "quoted-printable"].contains(ReceivedPart.encoding(header))
            let pieces = split(body, at: type.parameters["boundary"])
            if isPlain || !pieces.isEmpty { return pieces.map { readWithin($0, depth) } }
            return split(ReceivedPart.decoded(body, header)[...], at: type.parameters["boundary"])
                .map { readWithin($0, depth) }
        }
        if type.isMessage {
            // The same goes for messages in messages (RFC 2046 §5.2.1).
            return [read(Self.opened(ReceivedPart.decoded(body, header)[...]), depth: depth, isHeaders: type.isHeaders)]
        }
        return []
    }

    private mutating func readWithin(_ piece: ArraySlice<UInt8>, _ depth: Int) -> ReceivedPart {
        guard count < limits.parts else {
            return ReceivedPart(header: ReceivedHeader(), type: .plain, parts: [], body: piece)
        }
        return read(piece, depth: depth)
    }

    /// Empty lines before the header of a message inside are a slip, not its end.
    private static func opened(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        bytes.drop { $0 == 0x0A || $0 == 0x0D || $0 == 0x20 }
    }

    /// The pieces between lines of `--boundary`. A last one that is broken off counts; without a known boundary the
    /// first line that looks like one decides.
    private func split(_ body: ArraySlice<UInt8>, at boundary: String?) -> [ArraySlice<UInt8>] {
        var mark = boundary.map { Array("--\($0)".utf8) }
        var pieces: [ArraySlice<UInt8>] = []
        var start: Int?
        var lines = Lines(body)
        var lineStart = body.startIndex
        while let line = lines.next() {
            defer { lineStart = lines.position }
            guard line.starts(with: "--".utf8) else { continue }
            if mark == nil, line.count > 6, !line.contains(0x20) { mark = Array(line) }
            guard let mark, line.starts(with: mark) else { continue }
            let rest = line.dropFirst(mark.count).drop { $0 == 0x20 || $0 == 0x09 }
            let isEnd = rest.starts(with: "--".utf8)
            guard rest.isEmpty || isEnd else { continue }
            if let start { pieces.append(Self.withoutLineEnd(body[start..<lineStart])) }
            start = isEnd ? nil : lines.position
            if isEnd || pieces.count >= limits.parts { break }
        }
        if let start, start < body.endIndex { pieces.append(body[start...]) }
        return pieces
    }

    /// The line end before a boundary belongs to the boundary (RFC 2046 §5.1.1).
    private static func withoutLineEnd(_ piece: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        var piece = piece
        if piece.last == 0x0A { piece.removeLast() }
        if piece.last == 0x0D { piece.removeLast() }
        return piece
    }
}
