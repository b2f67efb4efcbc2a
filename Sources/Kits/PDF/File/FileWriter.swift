/// Puts a finished document into a file: PDF 1.7 with compressed objects.
///
/// - Source: ISO 32000-1 §7.5 (file structure), §14.7 and §14.8 (tagged PDF), ISO 14289-1 (PDF/UA).
struct FileWriter {
    let document: PDFDocument
    let cuts: [CutFont]
    var bytes: [UInt8] = []
    /// Where each object stands: by number, its offset in the file or its place among the compressed objects.
    var places: [Place] = [.none]
    /// The small objects one after the other, and where each begins.
    private var objects: [UInt8] = []
    private var objectStarts: [(number: Int, start: Int)] = []

    enum Place {
        case none
        case offset(Int)
        case compressed(index: Int)
    }

    init(document: PDFDocument, cuts: [CutFont]) {
        self.document = document
        self.cuts = cuts
        bytes.reserveCapacity(32_768)
        objects.reserveCapacity(16_384)
    }

    /// The number of a new object.
    mutating func reserve(_ count: Int = 1) -> Int {
        let first = places.count
        for _ in 0..<count { places.append(.none) }
        return first
    }

    /// Writes a small object, to be compressed together with the others.
    mutating func put(_ number: Int, _ write: (inout [UInt8]) -> Void) {
        places[number] = .compressed(index: objectStarts.count)
        objectStarts.append((number, objects.count))
        write(&objects)
        objects.write(" ")
    }

    /// Writes a stream, already compressed unless `filter` is empty.
    mutating func putStream(_ number: Int, _ stream: [UInt8], filter: String = "/Filter/FlateDecode", keys: String = "")
    {
        places[number] = .offset(bytes.count)
        bytes.write(number)
        bytes.write(" 0 obj\n<<\(keys)\(filter)/Length ")
        bytes.write(stream.count)
        bytes.write(">>stream\n")
        bytes.append(contentsOf: stream)
        bytes.write("\nendstream\nendobj\n")
    }

    consuming func write() -> [UInt8] {
        bytes.write("%PDF-1.7\n%\u{00E2}\u{00E3}\u{00CF}\u{00D3}\n")
        let catalog = reserve()
        let pageTree = reserve()
        let firstPage = reserve(document.pages.count)
        let root = reserve()
        let metadata = reserve()
        let information = reserve()
        let fonts = cuts.indices.map { putFont(cuts[$0], document.fonts.list[$0].file) }
        putPages(tree: pageTree, first: firstPage, fonts: fonts)
        putStructure(root: root, firstPage: firstPage)
        putInformation(information)
        putStream(metadata, metadataPacket(), filter: "", keys: "/Type/Metadata/Subtype/XML")
        let language = document.information.language
        put(catalog) { object in
            object.write("<</Type/Catalog/Pages ")
            object.writeReference(pageTree)
            object.write("/StructTreeRoot ")
            object.writeReference(root)
            object.write("/Metadata ")
            object.writeReference(metadata)
            object.write("/MarkInfo<</Marked true>>/ViewerPreferences<</DisplayDocTitle true>>/Lang")
            object.writeText(language)
            object.write(">>")
        }
        let container = putCompressed()
        putCrossReferences(root: catalog, information: information, container: container)
        return bytes
    }

    private mutating func putPages(tree: Int, first: Int, fonts: [Int]) {
        let pages = document.pages
        for (index, page) in pages.enumerated() {
            let content = reserve()
            putStream(content, document.typesetter.deflater.deflate(page.bytes))
            put(first + index) { object in
                object.write("<</Type/Page/Parent ")
                object.writeReference(tree)
                object.write("/MediaBox[0 0 ")
                object.write(page.width)
                object.write(" ")
                object.write(page.height)
                object.write("]/Contents ")
                object.writeReference(content)
                object.write("/Tabs/S/StructParents ")
                object.write(index)
                object.write("/Resources<</Font<<")
                for font in page.usedFonts.sorted() {
                    object.write("/F\(font) ")
                    object.writeReference(fonts[font])
                }
                object.write(">>>>>>")
            }
        }
        put(tree) { object in
            object.write("<</Type/Pages/Count \(pages.count)/Kids[")
            for index in pages.indices {
                object.writeReference(first + index)
                object.write(" ")
            }
            object.write("]>>")
        }
    }

    private mutating func putInformation(_ number: Int) {
        let information = document.information
        put(number) { object in
            object.write("<</Title")
            object.writeText(information.title)
            object.write("/Author")
            object.writeText(information.author)
            object.write("/Producer(Postroom)/CreationDate(D:\(information.createdDigits.plain)Z)>>")
        }
    }

    /// Small objects, in one stream.
    private mutating func putCompressed() -> Int {
        var index: [UInt8] = []
        for (number, start) in objectStarts {
            index.write(number)
            index.write(" ")
            index.write(start)
            index.write(" ")
        }
        let container = reserve()
        let keys = "/Type/ObjStm/N \(objectStarts.count)/First \(index.count)"
        putStream(container, document.typesetter.deflater.deflate(index + objects), keys: keys)
        return container
    }

    private mutating func putCrossReferences(root: Int, information: Int, container: Int) {
        let start = bytes.count
        let number = reserve()
        places[number] = .offset(start)
        var table: [UInt8] = []
        for place in places {
            switch place {
            case .none: table.append(contentsOf: [0, 0, 0, 0, 0, 0, 0])
            case .offset(let offset):
                table.append(contentsOf: [1, UInt8(offset >> 24 & 0xFF), UInt8(offset >> 16 & 0xFF)])
                table.append(contentsOf: [UInt8(offset >> 8 & 0xFF), UInt8(offset & 0xFF), 0, 0])
            case .compressed(let index):
                table.append(contentsOf: [2, 0, 0, UInt8(container >> 8 & 0xFF), UInt8(container & 0xFF)])
                table.append(contentsOf: [UInt8(index >> 8 & 0xFF), UInt8(index & 0xFF)])
            }
        }
        var identity: [UInt8] = []
        for seed in [1, 2] as [UInt64] {
            let hash = Fingerprint.of(bytes, seed: seed)
            for shift in [48, 32, 16, 0] as [UInt64] { identity.writeHex(UInt16(hash >> shift & 0xFFFF)) }
        }
        let name = String(decoding: identity, as: UTF8.self)
        putStream(
            number, document.typesetter.deflater.deflate(table),
            keys: "/Type/XRef/W[1 4 2]/Size \(places.count)/Root \(root) 0 R/Info \(information) 0 R"
                + "/ID[<\(name)><\(name)>]")
        bytes.write("startxref\n\(start)\n%%EOF\n")
    }
}
