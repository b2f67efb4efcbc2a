extension FileWriter {
    /// Title, author, language and the promise of PDF/UA-1, as an XMP packet.
    func metadataPacket() -> [UInt8] {
        let information = document.information
        let date = information.createdDigits.dashed + "Z"
        return Array(
            """
            <?xpacket begin="\u{FEFF}" id="W5M0MpCehiHzreSzNTczkc9d"?>
            <x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">\
            <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" \
            xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" xmlns:xmp="http://ns.adobe.com/xap/1.0/">\
            <dc:title><rdf:Alt><rdf:li xml:lang="x-default">\(Self.escaped(information.title))</rdf:li></rdf:Alt></dc:title>\
            <dc:creator><rdf:Seq><rdf:li>\(Self.escaped(information.author))</rdf:li></rdf:Seq></dc:creator>\
            <dc:language><rdf:Bag><rdf:li>\(Self.escaped(information.language))</rdf:li></rdf:Bag></dc:language>\
            <xmp:CreateDate>\(date)</xmp:CreateDate><pdfuaid:part>1</pdfuaid:part>\
            </rdf:Description></rdf:RDF></x:xmpmeta>
            <?xpacket end="r"?>
            """.utf8)
    }

    /// Text inside XML. Characters that XML 1.0 knows no way to write are left out.
    private static func escaped(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\u{0}"..."\u{8}", "\u{B}", "\u{C}", "\u{E}"..."\u{1F}", "\u{FFFE}", "\u{FFFF}": break
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }
}
