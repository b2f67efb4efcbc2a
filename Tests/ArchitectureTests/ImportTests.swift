import Testing

@Suite struct `Imports` {
    @Test func `point one way`() throws {
        let files = try Checkout.files(under: "Sources")
        #expect(files.count > 100)
        #expect(files.flatMap(ImportRules.complaints) == [])
    }

    @Test(arguments: [
        ("Sources/Web/Customers/CustomerPage.swift", "import Runner"),
        ("Sources/Runner/Tray.swift", "package import Web"),
        ("Sources/Postroom/Office.swift", "import Press"),
        ("Sources/Kits/PDF/Page.swift", "import Digest"),
        ("Sources/Kits/Curl/Handle.swift", "internal import struct CSQLite.sqlite3"),
        ("Sources/Postroom/Customers/Customer.swift", "package import SQL"),
        ("Sources/Web/Customers/CustomerPage+SQL.swift", "import SQL"),
        ("Sources/Elsewhere/Thing.swift", "import Foundation"),
    ])
    func `that point elsewhere are found`(path: String, line: String) {
        #expect(ImportRules.complaints(about: SourceFile(path: path, text: "import Glibc\n\(line)\n")).count == 1)
    }

    @Test(arguments: [
        ("Sources/Postroom/Customers/Customer+SQL.swift", "package import SQL"),
        ("Sources/Postroom/Schema/Schema.swift", "package import SQL"),
        ("Sources/Postroom/Office.swift", "package import SQL"),
        ("Sources/Kits/SQL/Row.swift", "internal import CSQLite"),
        ("Sources/Web/Site.swift", "// nobody may import Runner here"),
    ])
    func `that are in order pass`(path: String, line: String) {
        #expect(ImportRules.complaints(about: SourceFile(path: path, text: line)) == [])
    }

    @Test func `need no package but our own`() throws {
        #expect(try !Checkout.file("Package.swift").text.contains(".package("))
    }
}
