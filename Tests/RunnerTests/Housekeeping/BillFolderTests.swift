import Foundation
import Postroom
import Support
import Testing

@Suite struct `The drop folder for bills` {
    @Test func `is emptied: good ones to done, others to refused with the reason`() throws {
        let stage = try Stage()
        let bills = stage.folder.appendingPathComponent("bills")
        let own = bills.appendingPathComponent("calder")
        try FileManager.default.createDirectory(at: own, withIntermediateDirectories: true)
        func put(_ name: String, _ bytes: [UInt8], _ folder: URL) throws {
            let file = folder.appendingPathComponent(name)
            try Data(bytes).write(to: file)
            // It was copied a while ago.
            try FileManager.default.setAttributes(
                [.modificationDate: Date().addingTimeInterval(-60)], ofItemAtPath: file.path)
        }
        try put("INV-204417.pdf", PlainPDF.of("one"), bills)
        try put("scan.pdf", PlainPDF.of("two"), bills)
        try put("list.csv", Array("File,Invoice\nscan.pdf,INV-204893\n".utf8), bills)
        try put("INV-9.pdf", PlainPDF.of("nine"), bills)
        try put("words.pdf", Array("no".utf8), bills)
        try put("INV-205260.pdf", PlainPDF.of("three"), own)
        try put("INV-205377.pdf.part", PlainPDF.of("half"), bills)
        stage.open()
        defer { stage.close() }
        func there(_ path: String) -> Bool {
            FileManager.default.fileExists(atPath: bills.appendingPathComponent(path).path)
        }
        stage.wait("the folder is empty") {
            there("done/INV-204417.pdf") && there("done/scan.pdf") && there("done/list.csv")
                && there("refused/INV-9.pdf.txt") && there("refused/words.pdf.txt")
                && there("calder/done/INV-205260.pdf")
        }
        let reason = try String(contentsOf: bills.appendingPathComponent("refused/INV-9.pdf.txt"), encoding: .utf8)
        #expect(reason == "There is no invoice with the number INV-9.\n")
        #expect(there("INV-205377.pdf.part"), "what is still being copied stays")
        let customer = try stage.cast.customer("12345")
        for number in ["INV-204417", "INV-204893", "INV-205260"] {
            #expect(try Invoice.find(number: number, of: customer.id, in: stage.office)?.hasBill == true, "\(number)")
        }
    }
}
