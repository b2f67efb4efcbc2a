extension Request {
    /// A request made by hand, for asking a page without a web server.
    ///
    /// - Parameters:
    ///   - path: with its query, percent-encoded, beginning with a slash.
    ///   - form: sent urlencoded as the body, unless nil.
    ///   - headers: names in any case.
    package init(
        _ method: String, _ path: String, form: [(name: String, value: String)]? = nil,
        cookies: [(name: String, value: String)] = [], headers: [(name: String, value: String)] = [],
        remoteAddress: String = "192.0.2.1", isSecure: Bool = false
    ) {
        let text = (form ?? []).map { "\(PercentEncoding.encode($0.name))=\(PercentEncoding.encode($0.value))" }
        var headers = headers
        if form != nil { headers.append(("content-type", "application/x-www-form-urlencoded")) }
        if !cookies.isEmpty {
            headers.append(("cookie", cookies.map { "\($0.name)=\($0.value)" }.joined(separator: "; ")))
        }
        self.init(
            method, path, body: Array(text.joined(separator: "&").utf8), headers: headers,
            remoteAddress: remoteAddress, isSecure: isSecure)
    }

    /// A request made by hand with a body of any kind.
    package init(
        _ method: String, _ path: String, body: [UInt8], headers: [(name: String, value: String)],
        remoteAddress: String = "192.0.2.1", isSecure: Bool = false
    ) {
        precondition(path.hasPrefix("/") && !method.isEmpty, "a request has a method and a path")
        var pairs = [("REQUEST_METHOD", method), ("REQUEST_URI", path), ("REMOTE_ADDR", remoteAddress)]
        if isSecure { pairs.append(("HTTPS", "on")) }
        if !body.isEmpty { pairs.append(("CONTENT_LENGTH", String(body.count))) }
        for header in headers {
            let name = header.name.uppercased().split(separator: "-").joined(separator: "_")
            pairs.append((name == "CONTENT_TYPE" ? name : "HTTP_\(name)", header.value))
        }
        self.init(parameters: Parameters(pairs), body: Body(body))!
    }
}
