/// PDFs that somebody else's program might have made: as small as they can be, one line of words on each page.
package enum PlainPDF {
    /// - Parameter words: ASCII without brackets.
    package static func of(_ words: String, pages: Int = 1) -> [UInt8] {
        var file = Array("%PDF-1.4\n".utf8)
        var offsets: [Int] = []
        func object(_ text: String) {
            offsets.append(file.count)
            file += Array("\(offsets.count) 0 obj\n\(text)\nendobj\n".utf8)
        }
        let kids = (0..<pages).map { "\(4 + $0 * 2) 0 R" }.joined(separator: " ")
        object("<< /Type /Catalog /Pages 2 0 R >>")
        object("<< /Type /Pages /Count \(pages) /Kids [\(kids)] >>")
        object("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>")
        for page in 1...pages {
            object(
                "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F 3 0 R >> >> "
                    + "/Contents \(offsets.count + 2) 0 R >>")
            let content = "BT /F 12 Tf 72 770 Td (\(words), page \(page)) Tj ET"
            object("<< /Length \(content.utf8.count) >>\nstream\n\(content)\nendstream")
        }
        let start = file.count
        let table = offsets.map { offset in
            let digits = String(offset)
            return String(repeating: "0", count: 10 - digits.count) + digits + " 00000 n \n"
        }
        file += Array("xref\n0 \(offsets.count + 1)\n0000000000 65535 f \n\(table.joined())".utf8)
        file += Array("trailer\n<< /Size \(offsets.count + 1) /Root 1 0 R >>\nstartxref\n\(start)\n%%EOF\n".utf8)
        return file
    }
}
