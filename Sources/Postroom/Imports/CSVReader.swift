/// Reads rows of separated values from a stream of bytes.
///
/// Takes what is met in practice: any of the three line endings, quoted line breaks, doubled quotes, a byte order mark,
/// quotes in the middle of a value.
/// - Source: RFC 4180 for the quoting.
struct CSVReader {
    private enum State { case start, plain, quoted, quoteInQuoted }

    private static let longest = 1_000_000
    private let separator: UInt8
    private var pieces: ImportSource.Pieces
    private var buffer: [UInt8] = []
    private var position = 0
    private var line = 1
    /// A line feed that follows belongs to the carriage return before it.
    private var isAfterReturn = false

    init(_ source: ImportSource, separator: UInt8) throws {
        self.separator = separator
        pieces = try source.pieces()
        if try refill(), buffer.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
    }

    /// Reads the next row into `row`, using its memory again.
    ///
    /// - Returns: `false` at the end of the file.
    /// - Throws: `CSVFault` where rows can no longer be told apart.
    mutating func next(_ row: inout CSVRow) throws -> Bool {
        var state = State.start
        var hasBegun = false
        while true {
            if position == buffer.count {
                guard try refill() else { break }
            }
            if !hasBegun {
                skipFeed()
                guard position < buffer.count else { continue }
                row.begin(line: line)
                hasBegun = true
            }
            if try consume(&row, &state) { return true }
        }
        guard hasBegun else { return false }
        guard state != .quoted else { throw CSVFault.openQuote(line: row.line) }
        row.endField()
        return true
    }

    private mutating func refill() throws -> Bool {
        guard let piece = try pieces.next() else { return false }
        buffer = piece
        position = 0
        return !piece.isEmpty
    }

    private mutating func skipFeed() {
        if isAfterReturn, buffer[position] == 0x0A { position += 1 }
        isAfterReturn = false
    }

    /// Goes on until the row is complete or the piece is used up.
    private mutating func consume(_ row: inout CSVRow, _ state: inout State) throws -> Bool {
        guard row.bytes.count <= Self.longest else { throw CSVFault.longRow(line: row.line) }
        var place = Place(position: position, line: line, isAfterReturn: isAfterReturn)
        defer { (position, line, isAfterReturn) = (place.position, place.line, place.isAfterReturn) }
        return try buffer.withUnsafeBufferPointer { bytes in
            while place.position < bytes.count {
                if state == .quoted {
                    try Self.consumeQuoted(bytes, &place, &row, &state)
                } else if try consumePlain(bytes, &place, &row, &state) {
                    return true
                }
            }
            return false
        }
    }

    /// Where the reading stands; a copy, so that the loops work on registers.
    private struct Place {
        var position: Int
        var line: Int
        var isAfterReturn: Bool
    }

    private func consumePlain(
        _ bytes: UnsafeBufferPointer<UInt8>, _ place: inout Place, _ row: inout CSVRow,
        _ state: inout State
    ) throws -> Bool {
        let byte = bytes[place.position]
        switch byte {
        case separator:
            row.endField()
            state = .start
        case 0x0A, 0x0D:
            row.endField()
            place.line += 1
            place.isAfterReturn = byte == 0x0D
            place.position += 1
            return true
        case 0x22 where state == .start: state = .quoted
        case 0x22 where state == .quoteInQuoted:
            row.append(byte)
            state = .quoted
        case 0: throw CSVFault.nul(line: place.line)
        default:
            let first = place.position
            while place.position < bytes.count, !endsRun(bytes[place.position]) { place.position += 1 }
            // A quote inside a plain value is a character like any other, as in 3" pipe.
            if place.position == first { place.position += 1 }
            row.append(UnsafeBufferPointer(rebasing: bytes[first..<place.position]))
            state = .plain
            return false
        }
        place.position += 1
        return false
    }

    private func endsRun(_ byte: UInt8) -> Bool {
        byte == separator || byte == 0x0A || byte == 0x0D || byte == 0x22 || byte == 0
    }

    private static func consumeQuoted(
        _ bytes: UnsafeBufferPointer<UInt8>, _ place: inout Place, _ row: inout CSVRow,
        _ state: inout State
    ) throws {
        let first = place.position
        scan: while place.position < bytes.count {
            let byte = bytes[place.position]
            switch byte {
            case 0x22: break scan
            case 0x0A: if !place.isAfterReturn { place.line += 1 }
            case 0x0D: place.line += 1
            case 0: throw CSVFault.nul(line: place.line)
            default: break
            }
            place.isAfterReturn = byte == 0x0D
            place.position += 1
        }
        row.append(UnsafeBufferPointer(rebasing: bytes[first..<place.position]))
        guard place.position < bytes.count else { return }
        place.isAfterReturn = false
        place.position += 1
        state = .quoteInQuoted
    }
}
