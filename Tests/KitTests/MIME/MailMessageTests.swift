import Foundation
import MIME
import Testing

private func message(
    from: Mailbox? = nil, to: [Mailbox]? = nil, cc: [Mailbox] = [], subject: String = "Your account",
    headers: [MailHeader] = [], text: String = "Dear Ada,\n\nplease pay.\n", html: String? = nil,
    attachments: [MailAttachment] = []
) throws -> MailMessage {
    try MailMessage(
        from: from ?? Mailbox(name: "Northwind Billing", address: "billing@northwind.example"),
        to: to ?? [Mailbox(name: "Ada Sample", address: "ada@customer.example")], cc: cc, subject: subject,
        date: 1_795_165_500, messageID: "m.42@northwind.example", headers: headers, text: text, html: html,
        attachments: attachments)
}

/// Bytes that look random and are the same each time.
private func noise(_ count: Int) -> [UInt8] {
    var state: UInt32 = 7
    return (0..<count).map { _ in
        state = state &* 1_664_525 &+ 1_013_904_223
        return UInt8(state >> 24)
    }
}

@Suite struct `A message in bytes` {
    @Test func `is read back as it was meant`() throws {
        let pdf = noise(23_000)
        let message = try message(
            text: "Grüße,\nŁukasz\n", html: "<p>Grüße,<br>Łukasz</p>\n",
            attachments: [MailAttachment(filename: "C001.pdf", mediaType: "application/pdf", bytes: pdf)])
        let back = try ReadBack(message.encoded())
        #expect(back.from == [["Northwind Billing", "billing@northwind.example"]])
        #expect(back.to == [["Ada Sample", "ada@customer.example"]])
        #expect(back.subject == "Your account")
        #expect(back.date == 1_795_165_500)
        #expect(
            back.structure == [
                "multipart/mixed", "multipart/alternative", "text/plain", "text/html", "application/pdf",
            ])
        #expect(back.text == "Grüße,\r\nŁukasz\r\n")
        #expect(back.html == "<p>Grüße,<br>Łukasz</p>\r\n")
        #expect(
            back.files == [.init(name: "C001.pdf", type: "application/pdf", base64: Data(pdf).base64EncodedString())])
        #expect(back.defects.isEmpty)
        #expect(back.longestLine <= 78 && back.isASCII && back.endsAllLinesWell)
    }

    @Test func `has no more parts than it needs`() throws {
        let file = try MailAttachment(filename: "a.pdf", mediaType: "application/pdf", bytes: [1, 2, 3])
        #expect(try ReadBack(message().encoded()).structure == ["text/plain"])
        #expect(try ReadBack(message(html: "<p>x").encoded()).structure.first == "multipart/alternative")
        #expect(
            try ReadBack(message(attachments: [file]).encoded()).structure == [
                "multipart/mixed", "text/plain", "application/pdf",
            ])
    }

    @Test func `is the same bytes for the same message`() throws {
        let one = try message(
            html: "<p>x", attachments: [MailAttachment(filename: "ä", mediaType: "text/csv", bytes: [1])])
        #expect(one.encoded() == one.encoded())
    }

    @Test(arguments: [
        "", "no line end", "one\n", "two\r\n\r\nmore\r\n", "old\rMac", " spaces at the end   \nand\ttabs\t\n",
        "From here\n.\n..\nFrom there", "=3D =", String(repeating: "long ", count: 400),
        String(repeating: "ひらがな", count: 200), "😀 ünïcode — “quotes” 中文 العربية\n",
    ])
    func `keeps every text to the letter`(text: String) throws {
        let expected = text.replacing("\r\n", with: "\n").replacing("\r", with: "\n").replacing("\n", with: "\r\n")
        let file = try MailAttachment(filename: "a", mediaType: "text/csv", bytes: [])
        let back = try ReadBack(message(text: text, html: text, attachments: [file]).encoded())
        #expect(back.text == expected)
        #expect(back.html == expected)
        #expect(back.longestLine <= 76 && back.isASCII && back.endsAllLinesWell && back.defects.isEmpty)
        #expect(back.files.map(\.base64) == [""])
    }

    @Test(arguments: 0..<80)
    func `begins no line with a dot, wherever the line is broken`(shift: Int) throws {
        let text = String(repeating: "x", count: shift) + String(repeating: ".", count: 300) + "\n"
        let lines = String(decoding: QuotedPrintable.encode(text), as: UTF8.self).split(separator: "\r\n")
        #expect(lines.allSatisfy { !$0.hasPrefix(".") && $0.utf8.count <= 76 })
        #expect(try ReadBack(message(text: text).encoded()).text == text.replacing("\n", with: "\r\n"))
    }

    @Test(arguments: 0..<200)
    func `keeps attachments of any length`(count: Int) throws {
        let bytes = noise(count)
        let text = String(decoding: Base64.encode(bytes), as: UTF8.self)
        #expect(Data(base64Encoded: text, options: .ignoreUnknownCharacters) == Data(bytes))
        let lines = text.split(separator: "\r\n", omittingEmptySubsequences: false)
        #expect(lines.dropLast(2).allSatisfy { $0.utf8.count == 76 } && lines.last == "")
        #expect(
            String(decoding: Base64.encode(bytes, lineLength: nil), as: UTF8.self) == Data(bytes).base64EncodedString())
    }

    @Test func `says when it was written`() throws {
        let text = String(decoding: try message().encoded(), as: UTF8.self)
        #expect(text.hasPrefix("Date: Fri, 20 Nov 2026 09:05:00 +0000\r\n"))
    }

    @Test(arguments: [0, 951_782_400, 951_868_799, 1_709_164_800, 4_107_542_399, -1])
    func `knows the calendar`(date: Int) throws {
        var message = try message()
        message.date = date
        #expect(try ReadBack(message.encoded()).date == date)
    }
}

@Suite struct `Names and subjects` {
    static let people = [
        "Ada Sample", "Łukasz Żółć", "Müller, Jörg", "Nuñez \"Pepe\" O'Neil", "Γιώργος Παπαδόπουλος", "张伟",
        "محمد بن علي",
        "İsmail Çağrı", "Smith (Billing)", "a.b", "=?utf-8?q?trap?=", "Ann\u{301}e 👩‍👩‍👧‍👦", "back\\slash",
        String(repeating: "Österreichische Donaudampfschifffahrt ", count: 6) + "GmbH",
        String(repeating: "Very Long Plain Company Name ", count: 8) + "Limited",
    ]

    @Test(arguments: people) func `come back as they were typed`(name: String) throws {
        let box = try Mailbox(name: name, address: "ada@customer.example")
        let other = try Mailbox(name: "Ólafur Other", address: "other@customer.example")
        let back = try ReadBack(message(from: box, to: [box, other, box], cc: [box], subject: "Re: \(name)").encoded())
        #expect(back.from == [[name, "ada@customer.example"]])
        #expect(back.to == [[name, box.address], ["Ólafur Other", other.address], [name, box.address]])
        #expect(back.cc == back.from)
        #expect(back.subject == "Re: \(name)")
        #expect(back.longestHeaderLine <= 78 && back.isASCII && back.defects.isEmpty)
    }

    @Test(arguments: people) func `are encoded in words of at most 75 characters that split no character`(name: String)
        throws
    {
        let text = String(decoding: try message(subject: name + name + name).encoded(), as: UTF8.self)
        for match in text.matches(of: /=\?UTF-8\?([QB])\?([^?]*)\?=/) {
            #expect(match.output.0.count <= 75)
            let word = String(match.output.2)
            let bytes = match.output.1 == "B" ? Data(base64Encoded: word) : decodedQ(word)
            #expect(bytes.flatMap { String(data: $0, encoding: .utf8) } != nil, "\(word) splits a character")
        }
    }

    private func decodedQ(_ word: String) -> Data? {
        let percent = word.replacing("%", with: "%25").replacing("_", with: " ").replacing("=", with: "%")
        var data = Data()
        var rest = Array(percent.utf8)[...]
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "%") else {
                data.append(byte)
                continue
            }
            guard let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16) else { return nil }
            rest = rest.dropFirst(2)
            data.append(value)
        }
        return data
    }

    @Test(arguments: [
        "Pay\r\nBcc: all@customer.example", "Pay\nX: y", "Pay\rX: y", "Pay\0", "Pay\u{85}X: y", "\r\n\r\nbody",
    ])
    func `cannot smuggle a header in`(text: String) throws {
        let box = try Mailbox(name: text, address: "ada@customer.example")
        let file = try MailAttachment(filename: text, mediaType: "text/csv", bytes: [1])
        let back = try ReadBack(message(from: box, to: [box], subject: text, attachments: [file]).encoded())
        let names = back.headers.map { $0[0] }
        #expect(names == ["Date", "From", "To", "Subject", "Message-ID", "MIME-Version", "Content-Type"])
        #expect(back.structure == ["multipart/mixed", "text/plain", "text/csv"])
        #expect(back.text == "Dear Ada,\r\n\r\nplease pay.\r\n")
    }

    @Test func `keep their runs of spaces when folded`() throws {
        let subject = "One  two   three " + String(repeating: "and  a long  tail ", count: 10) + "end"
        #expect(try ReadBack(message(subject: subject).encoded()).subject == subject)
    }
}

@Suite struct `Names of attached files` {
    @Test(arguments: [
        "C001.pdf", "Rechnung März 2026.pdf", "счёт.pdf", "請求書.pdf", "a \"quoted\" 'name'.pdf", "100%.pdf", "a;b=c.csv",
        String(repeating: "Überfällige Rechnungen ", count: 8) + ".pdf", String(repeating: "long", count: 40) + ".pdf",
    ])
    func `come back as they were given`(name: String) throws {
        let file = try MailAttachment(filename: name, mediaType: "application/pdf", bytes: [0x25, 0x50])
        let bytes = try message(attachments: [file]).encoded()
        let back = try ReadBack(bytes)
        #expect(back.files.map(\.name) == [name])
        #expect(back.longestLine <= 78 && back.isASCII)
    }

    @Test func `have a plain stand-in for old programs`() throws {
        let file = try MailAttachment(filename: "März/2026.pdf", mediaType: "application/pdf", bytes: [1])
        let text = String(decoding: try message(attachments: [file]).encoded(), as: UTF8.self)
        #expect(text.contains("filename=\"M_rz_2026.pdf\""))
        #expect(text.contains("filename*=UTF-8''M%C3%A4rz_2026.pdf"))
    }

    @Test(arguments: ["pdf", "application/", "text/plain; charset=x", "text/pl ain", "a/b/c", "text/x\r\nX: y", ""])
    func `need a media type that is one`(type: String) {
        #expect(throws: MailFault.malformedMediaType) {
            try MailAttachment(filename: "a", mediaType: type, bytes: [])
        }
    }
}

@Suite struct `Addresses in a message` {
    @Test(arguments: [
        ("ada@bücher.example", "ada@xn--bcher-kva.example"), ("ada@BÜCHER.example", "ada@xn--bcher-kva.example"),
        ("ada@例え.テスト", "ada@xn--r8jz45g.xn--zckzah"), ("ada@straße.example", "ada@xn--strae-oqa.example"),
        ("ada@παράδειγμα.example", "ada@xn--hxajbheg2az3al.example"), ("ada@مثال.example", "ada@xn--mgbh0fb.example"),
        ("ada@правда。example", "ada@xn--80aafi6cg.example"), ("a.b+c'd@Customer.Example", "a.b+c'd@Customer.Example"),
    ])
    func `have their domain in ASCII`(given: String, written: String) throws {
        #expect(try Mailbox(address: given).address == written)
    }

    @Test(arguments: [
        "", "ada", "@customer.example", "ada@", "ada@.example", "ada@customer..example", "a b@customer.example",
        "ada@customer.example\r\nBcc: x@y.example", "<ada@customer.example>", "ada@cust omer.example",
        "ada,b@c.example",
        "ada@[127.0.0.1]", "\"a\"@customer.example", "ada\0@customer.example", "ada@cüst omer.example",
        "ada@\(String(repeating: "a", count: 64)).example", "\(String(repeating: "a", count: 65))@customer.example",
    ])
    func `that are none are refused`(address: String) {
        #expect(throws: MailFault.malformedAddress) { try Mailbox(address: address) }
    }

    @Test func `with other letters before the at sign are refused, and why is said`() {
        #expect(throws: MailFault.addressNotASCII) { try Mailbox(address: "jörg@customer.example") }
    }
}

@Suite struct `Extra headers` {
    @Test func `are kept to the letter, folded where they are long`() throws {
        let unsubscribe =
            "<https://post.northwind.example/u/\(String(repeating: "t0ken", count: 40))>, <mailto:u@n.example>"
        let headers = [
            try MailHeader("Auto-Submitted", "auto-generated"), try MailHeader("List-Unsubscribe", unsubscribe),
            try MailHeader("X-Reference", "Überfällig"),
            try MailHeader(String(repeating: "X", count: 64), "Überfällig"),
        ]
        let back = try ReadBack(message(headers: headers).encoded())
        #expect(back.headers.contains(["Auto-Submitted", "auto-generated"]))
        #expect(back.headers.contains(["List-Unsubscribe", unsubscribe]))
        #expect(back.headers.contains(["X-Reference", "Überfällig"]))
        #expect(back.headers.contains([String(repeating: "X", count: 64), "Überfällig"]))
    }

    @Test(arguments: ["Bcc", "from", "MIME-Version", "Content-Type", "", "X Y", "X:Y", "X\r\nY", "Ünï"])
    func `may not be those that the message writes, nor nonsense`(name: String) {
        #expect { try MailHeader(name, "x") } throws: { error in
            if case MailFault.headerNotAllowed = error { true } else { false }
        }
    }

    @Test(arguments: ["a\r\nBcc: b@c.example", "a\nb", "a\rb", "a\0b", "a\u{7F}"])
    func `may not hold a line break`(value: String) {
        #expect(throws: MailFault.controlCharacter(inHeader: "X-Tag")) { try MailHeader("X-Tag", value) }
    }

    @Test func `may not be longer than a line can be`() throws {
        #expect(throws: MailFault.headerTooLong("X-Tag")) {
            try MailHeader("X-Tag", String(repeating: "a", count: 1000))
        }
        #expect(throws: MailFault.malformedMessageID) {
            let box = try Mailbox(address: "a@b.example")
            _ = try MailMessage(from: box, to: [box], subject: "", date: 0, messageID: "a b@c", text: "")
        }
    }
}
