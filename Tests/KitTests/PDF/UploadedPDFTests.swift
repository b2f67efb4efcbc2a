import Instruments
import PDF
import Testing

@Suite struct `An uploaded PDF` {
    @Test func `tells its pages and their size`() throws {
        let file = try UploadedPDF(document(["One page"]))
        #expect(file.pageCount == 1)
        #expect(file.pages.allSatisfy { $0.isA4Portrait })
        #expect(!file.isEncrypted)
    }

    @Test func `is refused when it is something else`() {
        #expect(throws: UploadedPDFProblem.notPDF) { try UploadedPDF(Array("PK not a PDF at all".utf8)) }
        #expect(throws: UploadedPDFProblem.notPDF) { try UploadedPDF([]) }
        #expect(throws: UploadedPDFProblem.damaged) { try UploadedPDF(Array("%PDF-1.7\nrubbish".utf8)) }
    }

    @Test(arguments: [0.2, 0.5, 0.9, 0.99]) func `is refused when its end is missing`(share: Double) throws {
        let whole = try document(["Cut off"])
        let part = Array(whole.prefix(Int(Double(whole.count) * share)))
        #expect(throws: UploadedPDFProblem.damaged) { try UploadedPDF(part) }
    }

    @Test func `is refused when its objects are garbled`() throws {
        var bytes = try document(["Broken in the middle"])
        for index in bytes.count - 1_000..<bytes.count - 700 { bytes[index] = 0x55 }
        #expect(throws: UploadedPDFProblem.damaged) { try UploadedPDF(bytes) }
    }

    @Test func `is refused when a password locks it`() throws {
        let arguments = ["--encrypt", "secret", "owner", "256", "--", "@", "-"]
        let locked = try encrypted(arguments)
        #expect(throws: UploadedPDFProblem.needsPassword) { try UploadedPDF(locked) }
    }

    @Test func `says that it is encrypted when it opens without a password`() throws {
        let arguments = ["--encrypt", "", "owner", "256", "--", "@", "-"]
        #expect(try UploadedPDF(encrypted(arguments)).isEncrypted)
    }

    @Test func `joins with others in order and always alike`() throws {
        let parts = try ["First", "Second", "Third"].map { try UploadedPDF(document([$0])) }
        let joined = try UploadedPDF.joined(parts)
        #expect(try UploadedPDF(joined).pageCount == 3)
        let text = try PDFTool.text(of: joined)
        #expect(text.contains(/First\s+Second\s+Third/))
        let again = try UploadedPDF.joined(parts)
        #expect(again == joined)
    }

    @Test func `cannot be joined from nothing`() {
        #expect(throws: UploadedPDFProblem.withoutPages) { try UploadedPDF.joined([]) }
    }

    /// qpdf writes the encrypted copy to a file, because bytes do not survive being text.
    private func encrypted(_ arguments: [String]) throws -> [UInt8] {
        try PDFTool.file(arguments, on: document(["Locked"]))
    }
}
