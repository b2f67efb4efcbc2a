import Instruments
import PDF
import Testing

@Suite struct `A written PDF` {
    static let names = [
        "Łukasz Żółć-Gąsienica, Kraków",
        "Γιώργος Παπαδόπουλος, Θεσσαλονίκη",
        "İbrahim Şahin Çağrı ığdır, Eskişehir",
        "王小明 北京示例有限公司",
        "Nguyễn Thị Ánh Ðặng",
        "Анна Сергеевна Ёлкина",
        "office, affluent, fjord, first -> fl",
        "£1,234.50 € 1.234,50 zł 10,00",
    ]

    @Test(arguments: names) func `copies out as it was typed`(name: String) throws {
        let text = try PDFTool.text(of: document([name]))
        #expect(text.utf8.firstRange(of: name.utf8) != nil)
    }

    @Test(arguments: [
        "شركة الأمل للتجارة المحدودة", "لا إله إلا الله", "مؤسسة الإمارات للأعمال", "محمد عبد الله", "חברת דוגמה בע״מ",
    ]) func `copies right-to-left text out in reading order`(name: String) throws {
        let text = try PDFTool.text(of: document([name], language: "ar"))
        #expect(text.contains(name))
    }

    @Test func `passes qpdf's own check`() throws {
        let words = try PDFTool.run("qpdf", ["--check", "@"], on: document(Self.names))
        #expect(words.contains("No syntax or stream encoding errors found"))
    }

    @Test func `embeds every font as a subset`() throws {
        let words = try PDFTool.run("pdffonts", ["@"], on: document(Self.names))
        let fonts = words.split(separator: "\n").dropFirst(2)
        #expect(fonts.count >= 2)
        for font in fonts {
            #expect(font.firstMatch(of: /^[A-Z]{6}\+/) != nil)
            #expect(font.contains(/yes yes yes +\d+ +0/))
        }
    }

    @Test func `is tagged and says its title, author and language`() throws {
        let bytes = try document(["Überschrift", "Words"], title: "Žluťoučký title", language: "de-AT")
        let words = try PDFTool.run("pdfinfo", ["@"], on: bytes)
        #expect(words.contains(/Title: +Žluťoučký title/))
        #expect(words.contains(/Author: +Calder Fibre/))
        #expect(words.contains(/Tagged: +yes/))
        #expect(words.contains(/CreationDate: .*9.* 2026/))
        let structure = try PDFTool.run("pdfinfo", ["-struct-text", "@"], on: bytes)
        #expect(structure.contains(/Document\s+H1 \(block\)\s+"Überschrift"\s+P \(block\)\s+"Words"/))
        let plainText = try PDFTool.run("qpdf", ["--qdf", "--object-streams=disable", "@", "-"], on: bytes)
        #expect(plainText.contains("/DisplayDocTitle true"))
        #expect(plainText.contains(/\/Lang \((de-AT)\)|\/Lang <feff00640065002d00410054>/))
    }

    @Test func `has the same bytes whatever was written before it`() throws {
        let typesetter = Typesetter(language: "en-GB")
        let first = try document(Self.names, typesetter: typesetter)
        _ = try document(["Ω Ω λλλ 漢字 Quite other words"], typesetter: typesetter)
        let again = try document(Self.names, typesetter: typesetter)
        let elsewhere = try document(Self.names)
        #expect(again == first)
        #expect(elsewhere == first)
    }

    @Test func `keeps characters apart that one glyph stands for`() throws {
        let ohmAndOmega = "\u{2126} and \u{03A9}"
        let text = try PDFTool.run("pdftotext", ["@", "-"], on: document([ohmAndOmega]))
        #expect(text.unicodeScalars.contains("\u{2126}"))
        #expect(text.unicodeScalars.contains("\u{03A9}"))
    }

    @Test func `names the characters that no font has`() {
        let line = Typesetter(language: "en-GB").line("fine \u{10FFFD} fine", plain)
        #expect(line.missingCharacters == ["\u{10FFFD}"])
    }
}
