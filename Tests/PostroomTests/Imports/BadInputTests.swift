import Postroom
import SQL
import Support
import Testing

@Suite struct `A file that is not as the books say` {
    private static let heading = "account number,name,city\n"

    private static let readable: [(kind: String, text: String)] = [
        ("with a byte order mark", "\u{FEFF}account number,name,city\nA1,Käthe,Leeds\n"),
        ("with semicolons", "account number;name;city\nA1;Käthe;Leeds\n"),
        ("with tabs", "account number\tname\tcity\nA1\tKäthe\tLeeds\n"),
        ("with CRLF", "account number,name,city\r\nA1,Käthe,Leeds\r\n"),
        ("with old Macintosh line ends", "account number,name,city\rA1,Käthe,Leeds\r"),
        ("without a last line end", "account number,name,city\nA1,Käthe,Leeds"),
        ("with blank lines and empty rows", "\n\naccount number,name,city\n\nA1,Käthe,Leeds\n,,\n\n"),
        (
            "with quotes round everything",
            "\"account number\",\"name\",\"city\"\n\"A1\",\"Käthe\",\"Leeds\"\n"
        ),
        ("with its separator named", "sep=;\r\naccount number;name;city\r\nA1;Käthe;Leeds\r\n"),
        ("with spaces about", " account number , name , city \n A1 ,\u{A0}Käthe , Leeds \n"),
    ]

    @Test(arguments: readable)
    func `is read all the same`(kind: String, text: String) throws {
        let office = try TestOffice.open()
        #expect(try imported(.accounts, text).done(in: office) == [1, 0, 0, 0], "\(kind)")
        #expect(try office.text("SELECT name FROM customer WHERE account_key = 'a1'") == "Käthe", "\(kind)")
        #expect(try office.text("SELECT city FROM address") == "Leeds", "\(kind)")
    }

    @Test func `is read in Latin-1 where it is no UTF-8`() throws {
        let office = try TestOffice.open()
        let bytes = Array("account number,name\nA1,K".utf8) + [0xE4, 0x80] + Array("the\n".utf8)
        let file = Import(.accounts, named: "accounts.csv", source: .bytes(bytes))
        #expect(try file.inspect(in: office).encoding == .windows1252)
        #expect(try file.done(in: office) == [1, 0, 0, 0])
        #expect(try office.text("SELECT name FROM customer") == "Kä€the")
    }

    @Test func `keeps quoted separators, quotes and line breaks, and still counts lines as an editor does`() throws {
        let office = try TestOffice.open()
        let text =
            "account number,name,address line 1\nA1,\"Hartley, \"\"Sons\"\"\",\"Unit 4\r\nYard\"\nA2,3\" Pipe Co,x\nA3,,x\n"
        let counts = try imported(.accounts, text).counts(in: office)
        #expect(counts.added == 2)
        #expect(counts.firstRejects.map(\.line) == [5])
        #expect(counts.firstRejects.map(\.reason) == ["the name is empty"])
        #expect(counts.firstRejects.map(\.values) == [["A3", "", "x"]])
        #expect(try office.text("SELECT name FROM customer WHERE account_key = 'a1'") == "Hartley, \"Sons\"")
        #expect(try office.text("SELECT name FROM customer WHERE account_key = 'a2'") == "3\" Pipe Co")
        #expect(try office.text("SELECT line1 FROM address") == "Unit 4\r\nYard")
    }

    private static let hopeless: [(words: String, bytes: [UInt8])] = [
        ("UTF-16", [0xFF, 0xFE, 0x61, 0x00, 0x2C, 0x00]),
        ("UTF-16", [0x61, 0x00, 0x2C, 0x00, 0x62, 0x00, 0x0A, 0x00]),
        ("workbook", [0x50, 0x4B, 0x03, 0x04, 0x14]),
        ("PDF", Array("%PDF-1.7\n".utf8)),
        ("empty", []),
        ("empty", Array("\n\n".utf8)),
        ("no rows", Array("account number,name\n".utf8)),
        ("Line 2 has a zero byte", Array("account number,name\nA1,x\u{0}y\n".utf8)),
        ("opened on line 3 is never closed", Array("account number,name\nA1,x\nA2,\"y\nA3,z\n".utf8)),
        ("No column of the file is the account number", Array("name,city\nx,Leeds\n".utf8)),
    ]

    @Test(arguments: hopeless)
    func `is refused in a sentence, and nothing is imported`(words: String, bytes: [UInt8]) throws {
        let office = try TestOffice.open()
        let problems = try Import(.accounts, named: "x.csv", source: .bytes(bytes)).problems(in: office)
        #expect(problems.contains { $0.message.contains(words) }, "\(problems)")
        #expect(try office.number("SELECT count(*) FROM customer") == 0)
        #expect(try office.number("SELECT count(*) FROM import_run") == 0)
    }

    @Test(arguments: [
        ("A1,x\nA1,y\n", 3, "the account A1 stands on line 2 already"),
        ("A1,x\na1,y\n", 3, "the account a1 stands on line 2 already"),
        ("A1,x,Leeds,more\n", 2, "the row has 4 values, the headings are 3"),
        ("A1\n", 2, "the row has 1 values, the headings are 3"),
        (",x,Leeds\n", 2, "the account number is empty"),
        ("A/1,x,Leeds\n", 2, "the account number “A/1” is not 1 to 20 characters without space or slash"),
        ("2.00E+09,x,Leeds\n", 2, "the account number “2.00E+09” was rounded by a spreadsheet; export it as text"),
    ])
    func `has its bad rows named by line`(rows: String, line: Int, reason: String) throws {
        let office = try TestOffice.open()
        // Rows of two values stand for rows with an empty city.
        let filled = rows.split(separator: "\n").map { $0.filter { $0 == "," }.count == 1 ? $0 + "," : $0 }
        let text = Self.heading + filled.joined(separator: "\n") + "\n"
        let counts = try imported(.accounts, text).counts(in: office)
        #expect(counts.firstRejects.map(\.line) == [line])
        #expect(counts.firstRejects.map(\.reason) == [reason])
    }

    @Test func `gives its bad rows back as a file that can be mended and imported`() throws {
        let office = try TestOffice.open()
        let file = imported(.accounts, "account number,name,status\nA1,=SUM(1),Gone\nA2,Fine,\n")
        let counts = try file.counts(in: office)
        let bytes = try #require(counts.rejectsFile)
        let text = String(decoding: bytes, as: UTF8.self)
        #expect(text == "account number,name,status,Line,Reason\r\nA1,'=SUM(1),Gone,2,there is no status “Gone”\r\n")
        let id = try #require(counts.rejectsDocumentID)
        let document = try #require(try Document.find(id, in: office))
        #expect(document.filename == "test-rejects.csv")
        #expect(try document.bytes(in: office) == bytes)
        #expect(try imported(.accounts, text.replacing("Gone", with: "Active")).done(in: office) == [1, 0, 0, 0])
        #expect(try office.text("SELECT name FROM customer WHERE account_key = 'a1'") == "=SUM(1)")
    }
}
