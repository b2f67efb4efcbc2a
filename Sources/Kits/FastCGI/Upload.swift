/// A file that somebody sent with a form. Its bytes go away with the last copy of this value.
package struct Upload: Sendable {
    /// The form field under which it was sent.
    package let field: String
    /// Its last name as the browser gave it, fit to be shown and stored; never a path.
    package let fileName: String
    /// As the browser claimed; nothing to rely on.
    package let contentType: String
    package internal(set) var size = 0
    private var memory: [UInt8] = []
    private var file: TemporaryFile?

    package init(field: String, fileName: String, contentType: String, bytes: [UInt8] = []) {
        self.field = field
        self.fileName = Self.lastName(of: fileName)
        self.contentType = contentType
        memory = bytes
        size = bytes.count
    }

    /// Hands over the bytes from first to last, in pieces of up to 64 KiB.
    package func eachPiece(_ take: ([UInt8]) throws -> Void) throws {
        guard let file else { return try take(memory) }
        var offset = 0
        while offset < size {
            let piece = try file.read(64 << 10, at: offset)
            guard !piece.isEmpty else { return }
            try take(piece)
            offset += piece.count
        }
    }

    /// All the bytes at once.
    package func bytes() throws -> [UInt8] {
        var all: [UInt8] = []
        all.reserveCapacity(size)
        try eachPiece { all += $0 }
        return all
    }

    /// Adds a piece, in memory up to the limit and from there on in a temporary file.
    mutating func append(_ piece: ArraySlice<UInt8>, limits: Limits) throws(TemporaryFile.Failure) {
        size += piece.count
        if file == nil, size <= limits.memoryBytes {
            memory += piece
            return
        }
        if file == nil {
            let made = try TemporaryFile(in: limits.temporaryFolder)
            try made.write(memory[...])
            memory = []
            file = made
        }
        try file?.write(piece)
    }

    /// The name after the last slash of either kind, without control or direction characters or leading dots, at
    /// most 120 characters, its ending kept.
    private static func lastName(of name: String) -> String {
        let last = name.split(whereSeparator: { $0 == "/" || $0 == "\\" }).last ?? ""
        let kept = last.unicodeScalars.filter {
            switch $0.properties.generalCategory {
            case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .unassigned: false
            default: true
            }
        }
        var clean = Substring(String(String.UnicodeScalarView(kept))).drop { $0 == "." || $0 == " " }
        while clean.last == " " || clean.last == "." { clean.removeLast() }
        guard clean.count > 120 else { return clean.isEmpty ? "file" : String(clean) }
        let ending = clean.lastIndex(of: ".").map { clean[$0...] } ?? ""
        return ending.count > 10 ? String(clean.prefix(120)) : String(clean.prefix(120 - ending.count) + ending)
    }
}
