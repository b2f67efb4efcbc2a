/// The table inside a PDF that turns the codes of a font back into characters, for copying, searching and reading aloud.
enum UnicodeTable {
    /// - Source: ISO 32000-1 §9.10.3; at most a hundred entries to a block.
    static func bytes(_ meanings: [(code: UInt16, characters: String)]) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.write(
            "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CMapName /Meaning def\n/CMapType 2 def\n"
                + "1 begincodespacerange\n<0000><FFFF>\nendcodespacerange\n")
        for start in stride(from: 0, to: meanings.count, by: 100) {
            let block = meanings[start..<min(start + 100, meanings.count)]
            bytes.write(block.count)
            bytes.write(" beginbfchar\n")
            for (code, characters) in block {
                bytes.write("<")
                bytes.writeHex(code)
                bytes.write("><")
                for unit in characters.utf16 { bytes.writeHex(unit) }
                bytes.write(">\n")
            }
            bytes.write("endbfchar\n")
        }
        bytes.write("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n")
        return bytes
    }
}
