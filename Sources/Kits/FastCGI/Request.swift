/// One request as it arrived. Nothing in it is decoded or copied before it is asked for.
///
/// It belongs to the thread that answers it and to the moment of answering.
package struct Request {
    package let parameters: Parameters
    package let body: Body
    /// As sent, in capitals: `GET`, `HEAD`, `POST`.
    package let method: String
    /// Still percent-encoded, begins with a slash, without the query.
    package let path: String
    /// Still percent-encoded, without the question mark; empty where there is none.
    package let query: String

    /// Nil where method or path are missing or the path does not begin with a slash.
    init?(parameters: Parameters, body: Body) {
        guard let method = parameters["REQUEST_METHOD"], !method.isEmpty,
            let target = parameters["REQUEST_URI"], target.utf8.first == UInt8(ascii: "/")
        else { return nil }
        self.parameters = parameters
        self.body = body
        self.method = method
        if let mark = target.utf8.firstIndex(of: UInt8(ascii: "?")) {
            path = String(target[..<mark])
            query = String(target[target.index(after: mark)...])
        } else {
            path = target
            query = ""
        }
    }

    /// The decoded pieces between the slashes: `/customers/12345` gives two; `/` gives one, empty.
    package func segments() throws(Unreadable) -> [String] {
        var segments: [String] = []
        for piece in path.utf8.dropFirst().split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false) {
            segments.append(try PercentEncoding.decode(piece, plusIsSpace: false))
        }
        return segments
    }

    /// The decoded query.
    package func queryFields(limit: Int = 1_000) throws(Unreadable) -> Fields {
        query.isEmpty ? Fields() : try Fields(urlencoded: query.utf8, limit: limit)
    }

    /// A header by its name in lower case, such as `user-agent`.
    package func header(_ name: String) -> String? {
        let name = String(decoding: name.utf8.map(Self.inParameterName), as: UTF8.self)
        return parameters[name == "CONTENT_TYPE" || name == "CONTENT_LENGTH" ? name : "HTTP_" + name]
    }

    package func cookie(_ name: String) -> String? {
        parameters["HTTP_COOKIE"].flatMap { Cookies.value(of: name, in: $0) }
    }

    /// The browser's address, as the web server saw it.
    package var remoteAddress: String { parameters["REMOTE_ADDR"] ?? "" }

    /// Whether the browser reached the web server by TLS.
    package var isSecure: Bool { parameters["HTTPS"] == "on" }

    /// Whether the body says that it is a form.
    package var hasForm: Bool {
        let type = HeaderValue(parameters["CONTENT_TYPE"] ?? "").name
        return type == "multipart/form-data" || type == "application/x-www-form-urlencoded"
    }

    /// Reads the body as the form it says it is; empty for a request without a body.
    ///
    /// - Throws: `Unreadable`; `TemporaryFile.Failure` where the disk had no room for an upload.
    package func form(limits: Limits = Limits()) throws -> Form {
        let type = HeaderValue(parameters["CONTENT_TYPE"] ?? "")
        switch type.name {
        case "multipart/form-data":
            guard let boundary = type.parameters["boundary"] else { throw Unreadable.malformed("no boundary is named") }
            return try MultipartReader(body: body, boundary: boundary, limits: limits).read()
        case "application/x-www-form-urlencoded", "":
            let bytes = try body.all(limit: limits.fieldBytes)
            return Form(fields: try Fields(urlencoded: bytes, limit: limits.fields))
        default: throw Unreadable.malformed("the body is no form")
        }
    }

    private static func inParameterName(_ byte: UInt8) -> UInt8 {
        switch byte {
        case UInt8(ascii: "-"): UInt8(ascii: "_")
        case UInt8(ascii: "a")...UInt8(ascii: "z"): byte - 32
        default: byte
        }
    }
}
