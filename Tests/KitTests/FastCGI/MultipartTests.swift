import FastCGI
import Foundation
import Testing

@Suite struct `A form with files` {
    private static let type = "multipart/form-data; boundary=----b"

    private func read(_ body: [UInt8], type: String = Self.type, limits: Limits = Limits()) throws -> Form {
        try Request("POST", "/", body: body, headers: [("content-type", type)]).form(limits: limits)
    }

    private func part(_ disposition: String, _ content: [UInt8], type: String? = nil) -> [UInt8] {
        let line = type.map { "Content-Type: \($0)\r\n" } ?? ""
        let head = "------b\r\nContent-Disposition: form-data; \(disposition)\r\n\(line)\r\n"
        return Array(head.utf8) + content + [13, 10]
    }

    private func closed(_ parts: [UInt8]...) -> [UInt8] { parts.flatMap { $0 } + Array("------b--\r\n".utf8) }

    @Test func `is read with its fields and files`() throws {
        let form = try read(
            closed(
                part("name=\"title\"", Array("Größe".utf8)),
                part("name=\"ledger\"; filename=\"open items.csv\"", Array("a;b\r\n1;2".utf8), type: "text/csv"),
                part("name=\"tick\"", Array("2".utf8)), part("name=\"tick\"", Array("1".utf8))))
        #expect(form["title"] == "Größe")
        #expect(form.all("tick") == ["2", "1"])
        let upload = try #require(form.upload("ledger"))
        #expect(upload.fileName == "open items.csv")
        #expect(upload.contentType == "text/csv")
        #expect(try upload.bytes() == Array("a;b\r\n1;2".utf8))
        #expect(form.upload("title") == nil)
    }

    @Test func `keeps bytes that look like boundaries`() throws {
        let tricky = Array("\r\n----\r\n------a\r\n--\r\n-----b\r\n\r\n".utf8) + [0, 255, 13, 10, 13]
        let form = try read(closed(part("name=\"f\"; filename=\"x\"", tricky)))
        #expect(try form.upload("f")?.bytes() == tricky)
    }

    @Test(arguments: [65_535, 65_536, 65_537, 32_768, 98_304, 1_000_003])
    func `gives back a file of any size, in memory or from the disk`(size: Int) throws {
        var dice = Dice(seed: UInt64(size))
        let bytes = (0..<size).map { _ in [13, 10, 45, 99, 0].randomElement(using: &dice) ?? 0 } as [UInt8]
        let upload = try #require(try read(closed(part("name=\"f\"; filename=\"x\"", bytes))).upload("f"))
        #expect(upload.size == size)
        #expect(try upload.bytes() == bytes)
    }

    @Test func `leaves no temporary file behind`() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "spill-\(UUID().uuidString.prefix(8))")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        var limits = Limits()
        limits.temporaryFolder = folder.path
        let form = try read(
            closed(part("name=\"f\"; filename=\"x\"", [UInt8](repeating: 7, count: 200_000))), limits: limits)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
        #expect(try form.upload("f")?.bytes().count == 200_000)
    }

    @Test func `says by the system's own error that the disk takes no more`() throws {
        var limits = Limits()
        limits.temporaryFolder = "/no/such/folder"
        let body = closed(part("name=\"f\"; filename=\"x\"", [UInt8](repeating: 7, count: 200_000)))
        #expect { try read(body, limits: limits) } throws: { ($0 as? TemporaryFile.Failure)?.errno == ENOENT }
    }

    @Test func `counts an empty file input as no upload, an empty file as one`() throws {
        let form = try read(closed(part("name=\"a\"; filename=\"\"", []), part("name=\"b\"; filename=\"b.csv\"", [])))
        #expect(form.upload("a") == nil)
        #expect(form.upload("b")?.size == 0)
    }

    @Test(
        arguments: [
            ("../../etc/passwd", "passwd"), ("C:\\Users\\me\\letter.pdf", "letter.pdf"), ("...", "file"), ("", "file"),
            (".hidden", "hidden"), ("a\u{202E}fdp.exe", "afdp.exe"), ("tab\there", "tabhere"), ("名前.pdf", "名前.pdf"),
            (String(repeating: "x", count: 300) + ".pdf", String(repeating: "x", count: 116) + ".pdf"),
        ])
    func `keeps of a file's name only what is fit to be shown`(given: String, kept: String) {
        #expect(Upload(field: "f", fileName: given, contentType: "").fileName == kept)
    }

    @Test func `understands the names that browsers escape`() throws {
        let form = try read(closed(part("name=\"100%25 %22x%22\"; filename=\"a\\b;%22c%22.csv\"", [1])))
        #expect(form.uploads.first?.field == "100%25 \"x\"")
        #expect(form.uploads.first?.fileName == "b;\"c\".csv")
    }

    @Test func `passes over a preamble and an epilogue`() throws {
        let body = Array("a preamble\r\n".utf8) + closed(part("name=\"a\"", [49])) + Array("an epilogue".utf8)
        #expect(try read(body)["a"] == "1")
    }

    @Test(arguments: [
        "", "no boundary at all", "------b", "------b\r\n", "------b\r\nContent-Disposition: form-data; name=\"a\"",
        "------b\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nnever closed",
        "------b\r\nContent-Disposition: form-data\r\n\r\nx\r\n------b--\r\n",
        "------b\r\nContent-Disposition: attachment; name=\"a\"\r\n\r\nx\r\n------b--\r\n",
        "------b\r\n\r\nx\r\n------b--\r\n", "------b\r\nno colon\r\n\r\nx\r\n------b--\r\n",
        "------brubbish\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nx\r\n------b--\r\n",
    ])
    func `is malformed where its parts are broken`(body: String) {
        #expect { try read(Array(body.utf8)) } throws: { ($0 as? Unreadable)?.status == 400 }
    }

    @Test func `is malformed where a field is not UTF-8, or the boundary is missing`() {
        #expect { try read(closed(part("name=\"a\"", [0xC3, 0x28]))) } throws: { ($0 as? Unreadable)?.status == 400 }
        #expect { try read([], type: "multipart/form-data") } throws: { ($0 as? Unreadable)?.status == 400 }
    }

    @Test func `has limits for fields, for one file, for all files and for their number`() throws {
        var limits = Limits()
        limits.fieldBytes = 1_000
        limits.fileBytes = 2_000
        limits.filesBytes = 3_000
        limits.fields = 3
        let file = { (size: Int) in part("name=\"f\"; filename=\"x\"", [UInt8](repeating: 7, count: size)) }
        let field = { (size: Int) in part("name=\"t\"", [UInt8](repeating: 65, count: size)) }
        #expect(try read(closed(field(500), file(1_500), file(1_500)), limits: limits).uploads.count == 2)
        for body in [
            closed(field(600), field(600)), closed(file(2_001)), closed(file(1_600), file(1_600)),
            closed(field(1), field(1), field(1), field(1)),
        ] {
            #expect(throws: Unreadable.tooLarge) { try read(body, limits: limits) }
        }
    }

    @Test func `survives any bytes`() {
        let whole = closed(part("name=\"t\"", [65]), part("name=\"f\"; filename=\"x\"", [1, 2, 3]))
        var dice = Dice(seed: 7)
        for _ in 0..<2_000 {
            var bytes = whole
            for _ in 0..<3 { bytes[Int.random(in: bytes.indices, using: &dice)] = .random(in: 0...255, using: &dice) }
            do {
                let form = try read(Array(bytes.prefix(.random(in: 0...bytes.count, using: &dice))))
                #expect(form.fields.all.count + form.uploads.count <= 2)
            } catch {
                #expect(error is Unreadable)
            }
        }
    }
}
