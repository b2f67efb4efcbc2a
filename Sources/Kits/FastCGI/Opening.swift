import Glibc

/// Looks at how a connection opens (a begin record, then parameters) without taking anything from it.
///
/// libfcgi believes every length that a parameter claims, and ends the whole process where it gets no memory for it.
/// So it is handed only openings that are whole, of a sane size, and as the specification has them.
///
/// Source: FastCGI specification 1.0, §3.3, §3.4, §5.1.
struct Opening {
    private enum Verdict { case request, unfinished, rubbish }

    /// Bytes of an opening at most: what nginx accepts as a request's head is half of that.
    private static let limit = 64 << 10
    private static let headLength = 8
    private var seen: [UInt8] = []
    private var parameters: [UInt8] = []

    /// Waits for the whole opening; false where this is no request for a responder, or not all of one.
    mutating func isRequest(on connection: Int32) -> Bool {
        seen.removeAll(keepingCapacity: true)
        var isGoingOn = false
        defer { if isGoingOn { lookOn(connection, from: -1) } }
        while seen.count < Self.limit, look(at: connection) {
            switch verdict() {
            case .request: return true
            case .rubbish: return false
            case .unfinished:
                lookOn(connection, from: seen.count)
                isGoingOn = true
            }
        }
        return false
    }

    /// Lets the next look begin there and wait for more; from -1, it begins with what nobody has taken.
    private func lookOn(_ connection: Int32, from start: Int) {
        var start = Int32(start)
        setsockopt(connection, SOL_SOCKET, SO_PEEK_OFF, &start, socklen_t(MemoryLayout<Int32>.size))
    }

    private mutating func look(at connection: Int32) -> Bool {
        withUnsafeTemporaryAllocation(byteCount: 8 << 10, alignment: 8) { room in
            let got = recv(connection, room.baseAddress, room.count, Int32(MSG_PEEK))
            guard got > 0 else { return false }
            seen.append(contentsOf: room[..<got])
            return true
        }
    }

    private mutating func verdict() -> Verdict {
        parameters.removeAll(keepingCapacity: true)
        var position = 0
        while position + Self.headLength <= seen.count {
            let (version, type) = (seen[position], seen[position + 1])
            let length = Int(seen[position + 4]) << 8 | Int(seen[position + 5])
            let content = position + Self.headLength
            // libfcgi passes over records of another request; here there may be none, so that both see the same.
            let isOfThisRequest = seen[position + 2] == seen[2] && seen[position + 3] == seen[3]
            guard version == 1, type == (position == 0 ? 1 : 4), isOfThisRequest else { return .rubbish }
            guard content + length <= seen.count else { return .unfinished }
            if position == 0 {
                guard length == 8, seen[2] | seen[3] != 0, seen[content] == 0, seen[content + 1] == 1
                else { return .rubbish }
            } else if length == 0 {
                return areWhole(parameters) ? .request : .rubbish
            }
            if position > 0 { parameters += seen[content..<content + length] }
            position = content + length + Int(seen[position + 6])
        }
        return .unfinished
    }

    /// Whether the names and values are exactly as long as they say.
    private func areWhole(_ parameters: [UInt8]) -> Bool {
        var rest = parameters[...]
        while !rest.isEmpty {
            guard let name = length(&rest), let value = length(&rest), name + value <= rest.count else { return false }
            rest = rest.dropFirst(name + value)
        }
        return true
    }

    /// One byte, or four of which the first has its highest bit set.
    private func length(_ rest: inout ArraySlice<UInt8>) -> Int? {
        guard let first = rest.first else { return nil }
        let size = first < 128 ? 1 : 4
        guard rest.count >= size else { return nil }
        defer { rest = rest.dropFirst(size) }
        return rest.prefix(size).reduce(0) { $0 << 8 | Int($1) } & 0x7FFF_FFFF
    }
}
