/// Reads a form with files, in pieces: no upload is ever whole in memory.
///
/// Source: RFC 7578, RFC 2046 §5.1; names escaped as the WHATWG HTML standard has browsers do it.
struct MultipartReader {
    private static let headLimit = 8 << 10
    private let limits: Limits
    private var scanner: MultipartScanner
    private var form = Form()
    private var fieldBytes = 0
    private var filesBytes = 0

    init(body: Body, boundary: String, limits: Limits) throws(Unreadable) {
        guard (1...70).contains(boundary.utf8.count) else { throw .malformed("the boundary is of no allowed length") }
        guard (body.length ?? 0) <= limits.fieldBytes + limits.filesBytes else { throw .tooLarge }
        self.limits = limits
        scanner = MultipartScanner(body: body, boundary: boundary)
    }

    consuming func read() throws -> Form {
        var preamble = 0
        let limit = Self.headLimit
        try scanner.content { piece in
            preamble += piece.count
            guard preamble <= limit else { throw Unreadable.malformed("there is no boundary") }
        }
        while try isPartNext() {
            guard form.fields.all.count + form.uploads.count < limits.fields else { throw Unreadable.tooLarge }
            try readPart()
        }
        return form
    }

    /// What follows a boundary: two dashes after the last part, else nothing but blanks up to the line's end.
    private mutating func isPartNext() throws(Unreadable) -> Bool {
        if try scanner.skip(Array("--".utf8)) { return false }
        guard try scanner.line(limit: Self.headLimit).allSatisfy({ $0 == 32 || $0 == 9 }) else {
            throw .malformed("a boundary goes on")
        }
        return true
    }

    private mutating func readPart() throws {
        let head = try readHead()
        guard head.disposition.name == "form-data", let name = head.disposition.parameters["name"] else {
            throw Unreadable.malformed("a part has no name")
        }
        guard let fileName = head.disposition.parameters["filename"] else {
            return try readField(Self.unescaped(name))
        }
        try readFile(
            Upload(field: Self.unescaped(name), fileName: Self.unescaped(fileName), contentType: head.contentType),
            isNamed: !fileName.isEmpty)
    }

    private mutating func readHead() throws(Unreadable) -> (disposition: HeaderValue, contentType: String) {
        var disposition = HeaderValue("")
        var contentType = "application/octet-stream"
        var left = Self.headLimit
        while true {
            let line = try scanner.line(limit: left)
            guard !line.isEmpty else { return (disposition, contentType) }
            left -= line.count
            guard left > 0 else { throw .malformed("a part's head is too long") }
            let halves = try PercentEncoding.text8(line).split(separator: ":", maxSplits: 1)
            guard halves.count == 2 else { throw .malformed("a part's head has no colon") }
            switch halves[0].lowercased() {
            case "content-disposition": disposition = HeaderValue(String(halves[1]))
            case "content-type": contentType = HeaderValue(String(halves[1])).name
            default: break
            }
        }
    }

    private mutating func readField(_ name: String) throws {
        var value: [UInt8] = []
        var left = limits.fieldBytes - fieldBytes
        try scanner.content { piece in
            left -= piece.count
            guard left >= 0 else { throw Unreadable.tooLarge }
            value += piece
        }
        fieldBytes = limits.fieldBytes - left
        form.fields.append(name, try PercentEncoding.text8(value))
    }

    /// A file input that was left empty arrives as a nameless file of no bytes; it is no upload.
    private mutating func readFile(_ empty: Upload, isNamed: Bool) throws {
        var upload = empty
        let limits = limits
        let allowed = min(limits.fileBytes, limits.filesBytes - filesBytes)
        try scanner.content { piece in
            guard upload.size + piece.count <= allowed else { throw Unreadable.tooLarge }
            try upload.append(piece, limits: limits)
        }
        filesBytes += upload.size
        if isNamed || upload.size > 0 { form.uploads.append(upload) }
    }

    /// Browsers escape only these three in names.
    private static func unescaped(_ name: String) -> String {
        guard name.utf8.contains(UInt8(ascii: "%")) else { return name }
        var text = ""
        var rest = name[...]
        while let mark = rest.firstIndex(of: "%") {
            text += rest[..<mark]
            let escape = rest[mark...].prefix(3).uppercased()
            let meaning = ["%22": "\"", "%0D": "\r", "%0A": "\n"][escape]
            text += meaning ?? "%"
            rest = rest[mark...].dropFirst(meaning == nil ? 1 : 3)
        }
        return text + rest
    }
}
