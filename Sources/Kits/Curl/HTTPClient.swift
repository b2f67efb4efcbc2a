import CCurl

/// Asks gateways over HTTP/1.1.
///
/// Every request has a connection of its own: over a kept one libcurl would repeat a request by itself when the
/// connection proves dead, and a text message must not go out twice. Redirections are not followed.
package struct HTTPClient: Sendable {
    private let authorities: String?

    /// - Parameter authorities: a PEM file of the authorities to trust instead of the system's.
    package init(authorities: String? = nil) {
        self.authorities = authorities
    }

    package func send(_ request: HTTPRequest) throws(HTTPFailure) -> HTTPReply {
        guard Self.isWellFormed(request) else { throw .malformedRequest }
        let exchange = HTTPExchange(longest: request.longestReply)
        let handle = handle(for: request)
        var headers = curl_slist_append(nil, "Expect:")  // no waiting for leave to send the body
        for header in request.headers { headers = curl_slist_append(headers, "\(header.name): \(header.value)") }
        precondition(headers != nil, "out of memory")
        defer { curl_slist_free_all(headers) }
        handle.set(CURLOPT_HTTPHEADER, list: headers)
        let context = Unmanaged.passUnretained(exchange).toOpaque()
        handle.set(CURLOPT_HEADERDATA, pointer: context)
        handle.set(CURLOPT_WRITEDATA, pointer: context)
        let code = request.body.withUnsafeBytes { body in
            if request.method == .post {
                handle.set(CURLOPT_POSTFIELDSIZE_LARGE, size: body.count)
                handle.set(CURLOPT_POSTFIELDS, pointer: UnsafeMutableRawPointer(mutating: body.baseAddress))
            }
            return withExtendedLifetime(exchange) { handle.perform() }
        }
        return try read(exchange, code, from: handle)
    }

    private func read(_ exchange: HTTPExchange, _ code: CURLcode, from handle: CurlHandle) throws(HTTPFailure)
        -> HTTPReply
    {
        let status = handle.number(CURLINFO_RESPONSE_CODE)
        if exchange.isTooLong { throw .replyTooLong(status: status) }
        guard code == CURLE_OK else {
            let reason = handle.explanation(code)
            throw handle.number(CURLINFO_REQUEST_SIZE) > 0 ? .uncertain(reason) : .unreachable(reason)
        }
        return HTTPReply(status: status, headers: exchange.headers, body: exchange.body)
    }

    private func handle(for request: HTTPRequest) -> CurlHandle {
        let handle = CurlHandle()
        handle.set(CURLOPT_URL, request.url)
        handle.set(CURLOPT_HTTP_VERSION, CURL_HTTP_VERSION_1_1)
        handle.set(CURLOPT_FORBID_REUSE, 1)
        handle.set(request.method == .post ? CURLOPT_POST : CURLOPT_HTTPGET, 1)
        handle.set(CURLOPT_TIMEOUT_MS, request.timeout.milliseconds)
        if let authorities { handle.set(CURLOPT_CAINFO, authorities) }
        handle.set(CURLOPT_HEADERFUNCTION, callback: HTTPExchange.hearing)
        handle.set(CURLOPT_WRITEFUNCTION, callback: HTTPExchange.taking)
        return handle
    }

    private static func isWellFormed(_ request: HTTPRequest) -> Bool {
        let scheme = request.url.prefix { $0 != ":" }.lowercased()
        let texts = request.headers.flatMap { [$0.name, $0.value] } + [request.url]
        return (scheme == "http" || scheme == "https")
            && texts.allSatisfy { !$0.utf8.contains { $0 < 0x20 || $0 == 0x7F } }
    }
}
