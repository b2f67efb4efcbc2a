import Foundation
import Testing
import Zip

@Suite struct `A ZIP file` {
    private func read(_ bytes: [UInt8]) throws -> [String] {
        let file = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID()).zip")
        try Data(bytes).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = [
            "python3", "-c",
            """
            import sys, zipfile
            archive = zipfile.ZipFile(sys.argv[1])
            assert archive.testzip() is None
            for entry in archive.infolist():
                print(entry.filename, '%d-%02d-%02d %02d:%02d:%02d' % entry.date_time, archive.read(entry).decode())
            """, file.path,
        ]
        process.environment = ProcessInfo.processInfo.environment.merging(["PYTHONUTF8": "1"]) { $1 }
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let words = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        try #require(process.terminationStatus == 0)
        return words.split(separator: "\n").map(String.init)
    }

    @Test func `is read by other programs, names in any script`() throws {
        var archive = ZipArchive(modified: 1_795_165_207)
        archive.add(Array("first".utf8), named: "INV-1.pdf")
        archive.add(Array("second".utf8), named: "Żółw.pdf")
        #expect(
            try read(archive.finished()) == [
                "INV-1.pdf 2026-11-20 09:00:06 first", "Żółw.pdf 2026-11-20 09:00:06 second",
            ])
    }

    @Test func `keeps apart what has one name, and leads nobody out of a folder`() throws {
        var archive = ZipArchive(modified: 0)
        archive.add(Array("a".utf8), named: "x.pdf")
        archive.add(Array("b".utf8), named: "x.pdf")
        archive.add(Array("c".utf8), named: "../x.pdf")
        #expect(
            try read(archive.finished()).map { $0.split(separator: " ")[0] } == ["x.pdf", "x-2.pdf", "..-x.pdf"])
    }

    @Test func `may be empty, and is always the same`() throws {
        #expect(try read(ZipArchive(modified: 0).finished()).isEmpty)
        let twice = (0..<2).map { _ in
            var archive = ZipArchive(modified: 1_000_000_000)
            archive.add(Array(repeating: 7, count: 100_000), named: "a")
            return archive.finished()
        }
        #expect(twice[0] == twice[1])
    }
}
