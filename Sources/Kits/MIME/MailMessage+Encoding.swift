extension MailMessage {
    /// The message as it travels: RFC 5322 headers and a MIME body, ASCII only, every line ended by CRLF and at most
    /// 998 bytes long. The same message gives the same bytes.
    ///
    /// `multipart/mixed` holds the body and the attachments, `multipart/alternative` the text and the HTML; neither
    /// stands where it would hold one part only.
    package func encoded() -> [UInt8] {
        var header = HeaderWriter(capacity: 2048)
        writeHeaders(to: &header)
        let boundary = Boundary(messageID: messageID)
        var parts: [Part] = []
        if attachments.isEmpty {
            appendBody(to: &parts, header: &header, boundary: boundary)
        } else {
            header.multipart("mixed", boundary: boundary.outer)
            header.delimiter(boundary.outer)
            appendBody(to: &parts, header: &header, boundary: boundary)
            for attachment in attachments {
                header.delimiter(boundary.outer)
                attachment.writeHeaders(to: &header)
                parts.append(Part(body: .file(attachment.bytes), at: header.bytes.count))
            }
            header.delimiter(boundary.outer, last: true)
        }
        return Self.joined(header.bytes, parts)
    }

    private func writeHeaders(to header: inout HeaderWriter) {
        header.field("Date", MailDate.text(date))
        header.begin("From")
        header.write(from)
        header.end()
        if let replyTo {
            header.begin("Reply-To")
            header.write(replyTo)
            header.end()
        }
        header.begin("To")
        if to.isEmpty { header.write("undisclosed-recipients:;".utf8, afterSpace: true) }
        header.write(to)
        header.end()
        if !cc.isEmpty {
            header.begin("Cc")
            header.write(cc)
            header.end()
        }
        header.begin("Subject")
        header.write(unstructured: HeaderText.tidied(subject))
        header.end()
        header.field("Message-ID", "<\(messageID)>")
        for extra in headers { extra.write(to: &header) }
        header.field("MIME-Version", "1.0")
    }

    private func appendBody(to parts: inout [Part], header: inout HeaderWriter, boundary: Boundary) {
        guard let html else { return appendText("plain", text, to: &parts, header: &header) }
        header.multipart("alternative", boundary: boundary.inner)
        header.delimiter(boundary.inner)
        appendText("plain", text, to: &parts, header: &header)
        header.delimiter(boundary.inner)
        appendText("html", html, to: &parts, header: &header)
        header.delimiter(boundary.inner, last: true)
    }

    private func appendText(_ kind: String, _ text: String, to parts: inout [Part], header: inout HeaderWriter) {
        header.field("Content-Type", "text/\(kind); charset=utf-8")
        header.field("Content-Transfer-Encoding", "quoted-printable")
        header.end()
        parts.append(Part(body: .text(text), at: header.bytes.count))
    }

    /// A body, and where in the frame of headers and delimiters it belongs.
    private struct Part {
        enum Body {
            case text(String)
            case file([UInt8])
        }

        let body: Body
        let at: Int

        /// Bytes at most, encoded.
        var most: Int {
            switch body {
            case .text(let text): QuotedPrintable.most(of: text)
            case .file(let bytes): Base64.size(of: bytes)
            }
        }

        /// - Returns: how many bytes were written.
        func write(to output: UnsafeMutableBufferPointer<UInt8>) -> Int {
            switch body {
            case .text(let text): QuotedPrintable.write(text, to: output)
            case .file(let bytes): Base64.write(bytes, to: output)
            }
        }
    }

    /// Room for the dot with which a message ends on its way.
    private static let roomForEnd = 8

    /// Frame and bodies in one piece of memory, each body encoded where it belongs.
    private static func joined(_ frame: [UInt8], _ parts: [Part]) -> [UInt8] {
        let most = parts.reduce(frame.count + roomForEnd) { $0 + $1.most }
        return [UInt8](unsafeUninitializedCapacity: most) { output, count in
            var done = 0
            for part in parts {
                count = output[count...].initialize(fromContentsOf: frame[done..<part.at])
                count += part.write(to: UnsafeMutableBufferPointer(rebasing: output[count...]))
                done = part.at
            }
            count = output[count...].initialize(fromContentsOf: frame[done...])
            if count == 0 || output[count - 1] != UInt8(ascii: "\n") {
                count = output[count...].initialize(fromContentsOf: "\r\n".utf8)
            }
        }
    }
}

extension HeaderWriter {
    fileprivate mutating func multipart(_ kind: String, boundary: String) {
        field("Content-Type", "multipart/\(kind); boundary=\"\(boundary)\"")
        end()
    }

    /// The line between parts. The line end before it is its own (RFC 2046 §5.1.1): the text keeps just what it had.
    fileprivate mutating func delimiter(_ boundary: String, last: Bool = false) {
        end()
        write("--\(boundary)\(last ? "--" : "")".utf8, afterSpace: false)
        end()
    }
}
